import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import pg from 'pg';
import type { TeamView, VipView } from '../../src/protocol/index.js';
import { connectCustomer, connectStaff, signIn } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

const SECRET = 'the-secret-jieli-shares-with-its-desk';

let folder: string;
let desk: TestDesk;
let database: pg.Client;
let admin: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-vips-'));
  const companiesFile = path.join(folder, 'companies.yaml');
  writeFileSync(
    companiesFile,
    `companies:\n  - id: jieli\n    name: 接力\n    identity: { secret: ${SECRET} }\n`,
  );
  desk = await startTestDesk({ companiesFile });
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  admin = (await signIn(desk.url, 'admin', desk.passwordOf('admin'))).token;
});
afterAll(async () => {
  await database.end();
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

const call = (method: string, route = '', body?: object, token = admin) =>
  request(method, `/vips${route}`, body, token);

async function request(method: string, route: string, body?: object, token = admin) {
  const response = await fetch(`${desk.url}/api/v1${route}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return (text ? JSON.parse(text) : {}) as {
    vip?: VipView;
    vips?: VipView[];
    team?: TeamView;
    error?: { code: string };
  };
}

const draft = (own: object) => ({ kind: 'phone', reason: '大客户', validUntil: null, ...own });

/** What the page of jieli signs for a visitor. */
const signed = (claims: object, subject: string): Promise<string> =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('jieli')
    .setAudience('relaydesk')
    .setSubject(subject)
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(SECRET));

/** What brought a person in for a visitor with this identity and a problem. */
async function broughtIn(claims: object, subject: string): Promise<string | null> {
  const customer = await connectCustomer(desk.url, { identity: await signed(claims, subject) });
  await customer.converse('快递员态度太差了，我要投诉他');
  const { rows } = await database.query<{ reason: string | null }>(
    `SELECT reason FROM conversation WHERE id = $1`,
    [customer.conversationId],
  );
  customer.close();
  return rows[0]?.reason ?? null;
}

test('who is on the list is put first, by phone or user id, until the day it ends', async () => {
  const phone = { phone: '+86 138 1234 5612' };
  expect(await broughtIn(phone, 'user-1')).not.toBe('vip');
  const { vip } = await call('POST', '', draft({ value: '138-1234-5612' }));
  expect(vip).toMatchObject({ value: '138******12', reason: '大客户', version: 1 });
  expect(await broughtIn(phone, 'user-2')).toBe('vip');
  expect(await broughtIn({ phone: '13900000000' }, 'user-3')).not.toBe('vip');

  await call('POST', '', draft({ kind: 'user', value: 'user-4' }));
  expect(await broughtIn({}, 'user-4')).toBe('vip');

  const over = { reason: '合同到期', validUntil: '2020-01-01T00:00:00Z', version: 1 };
  expect((await call('PUT', `/${vip?.id}`, over)).vip?.version).toBe(2);
  expect((await call('PUT', `/${vip?.id}`, over)).error?.code).toBe('STATE_CONFLICT');
  expect(await broughtIn(phone, 'user-5')).not.toBe('vip');
});

test('nobody is on the list twice; a value is shown in full once it is asked for, on record', async () => {
  const twice = await Promise.all(
    Array.from({ length: 5 }, () => call('POST', '', draft({ value: '13711112222' }))),
  );
  expect(twice.filter(({ vip }) => vip)).toHaveLength(1);
  expect(twice.filter(({ error }) => error?.code === 'STATE_CONFLICT')).toHaveLength(4);
  const { vips = [] } = await call('GET');
  expect(JSON.stringify(vips)).not.toContain('13711112222');
  const own = vips.find(({ value }) => value === '137******22');
  expect((await call('POST', `/${own?.id}/reveal`)).vip?.value).toBe('13711112222');
  await call('DELETE', `/${own?.id}`);
  expect((await call('DELETE', `/${own?.id}`)).error?.code).toBe('NOT_FOUND');
  const { rows } = await database.query<{ action: string; details: object }>(
    `SELECT action, details FROM audit_log WHERE subject = $1 ORDER BY id`,
    [own?.id],
  );
  expect(rows.map(({ action }) => action)).toEqual(['vip.named', 'vip.revealed', 'vip.removed']);
  expect(JSON.stringify(rows)).not.toContain('13711112222');
});

test('what is no entry, and whoever is no admin, is refused', async () => {
  for (const wrong of [{ value: '12' }, { value: '' }, { value: '13711112222', reason: ' ' }]) {
    expect((await call('POST', '', draft(wrong))).error?.code).toBe('INVALID_PAYLOAD');
  }
  const { token } = await signIn(desk.url, 'supervisor', desk.passwordOf('supervisor'));
  for (const [method, route, body] of [
    ['GET', '', undefined],
    ['POST', '', draft({ value: '13711112222' })],
    ['POST', '/01900000-0000-7000-8000-0000000000aa/reveal', undefined],
    ['DELETE', '/01900000-0000-7000-8000-0000000000aa', undefined],
  ] as const) {
    expect((await call(method, route, body, token)).error?.code).toBe('PERMISSION_DENIED');
  }
});

test('who logs in while they wait is put first, and waits for the people of their company', async () => {
  const { team } = await request('POST', '/teams', {
    ...{ name: '接力专席', mode: 'pick', companies: ['jieli'], hours: null, overflow: null },
    ...{ skills: [], languages: [], regions: [], members: [] },
  });
  const supervisor = await connectStaff(desk.url, 'supervisor', desk.passwordOf('supervisor'));
  const waiting = async () => {
    const customer = await connectCustomer(desk.url);
    await customer.converse('转人工');
    await customer.waitFor('conversation', ({ state }) => state === 'waiting');
    return customer;
  };
  const [before, late] = [await waiting(), await waiting()];
  const { conversationId } = late;
  const stands = () =>
    database.query<{ team: string; priority: number; ahead: boolean }>(
      `SELECT own.team_id AS team, own.priority, own.queue_rank < other.queue_rank AS ahead
         FROM conversation own, conversation other WHERE own.id = $1 AND other.id = $2`,
      [conversationId, before.conversationId],
    );
  expect((await stands()).rows).toEqual([
    { team: expect.not.stringMatching(String(team?.id)), priority: 10, ahead: false },
  ]);

  const token = await signed({ vip: true }, 'user-9');
  await late.ask('identity.prove', { conversationId, token });
  const first = [{ team: team?.id, priority: 20, ahead: true }];
  expect((await stands()).rows).toEqual(first);
  const told = await supervisor.waitFor(
    'conversation',
    ({ id, priority }) => id === conversationId && priority === 20,
  );
  expect(told).toMatchObject({ company: 'jieli' });
  const { summary } = await supervisor.ask('conversation.open', { conversationId });
  expect(summary?.because?.map(({ signal }) => signal)).toEqual(['vip', 'asked_for_person']);

  // A reload of the page says it again: nothing new is told.
  const again = { token: late.hello.token, identity: token };
  (await connectCustomer(desk.url, again)).close();
  expect((await stands()).rows).toEqual(first);
  expect((await supervisor.ask('conversation.open', { conversationId })).conversation.version).toBe(
    told.version,
  );
  [before, late, supervisor].forEach((client) => client.close());
});

test('who logs in with a person already at their side stays with them', async () => {
  const staff = await connectStaff(desk.url, 'frontline', desk.passwordOf('frontline'));
  const customer = await connectCustomer(desk.url);
  await customer.converse('转人工');
  const { conversationId } = customer;
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  await staff.ask('conversation.accept', { conversationId });
  const token = await signed({ vip: true }, 'user-10');
  await customer.ask('identity.prove', { conversationId, token });
  const told = await staff.waitFor(
    'conversation',
    ({ id, company, priority }) => id === conversationId && company === 'jieli' && priority === 20,
  );
  expect(told).toMatchObject({ state: 'person', assignee: { id: staff.hello.staff.id } });
  [customer, staff].forEach((client) => client.close());
});

test('the page’s token says whom the company puts first; with a problem they get a person', async () => {
  const customer = await connectCustomer(desk.url, {
    identity: await signed({ vip: true }, 'user-7'),
  });
  const { conversationId } = customer;
  await customer.converse('快递员态度太差了，我要投诉他');
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  const stored = async () => {
    const { rows } = await database.query<{ reason: string; because: object[]; vip: boolean }>(
      `SELECT c.reason, c.summary -> 'because' AS because, customer.vip
         FROM conversation c JOIN customer ON customer.id = c.customer_id WHERE c.id = $1`,
      [conversationId],
    );
    return rows[0];
  };
  expect(await stored()).toMatchObject({ reason: 'vip', vip: true });
  expect((await stored())?.because).toContainEqual({
    signal: 'vip',
    evidence: 'complaint.attitude',
  });
  // The page takes it back; a token that says nothing of it leaves it as it is.
  for (const [claims, vip] of [
    [{}, true],
    [{ vip: false }, false],
  ] as const) {
    const token = await signed(claims, 'user-7');
    await customer.ask('identity.prove', { conversationId, token });
    expect((await stored())?.vip).toBe(vip);
  }
  const loud = await signed({ vip: 'yes' }, 'user-7');
  expect(await customer.codeOf('identity.prove', { conversationId, token: loud })).toBe(
    'TOKEN_INVALID',
  );
  customer.close();
});
