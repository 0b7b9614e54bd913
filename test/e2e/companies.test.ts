import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import type { CompanyName, FoundConversations, TeamView } from '../../src/protocol/index.js';
import { connectCustomer, signIn, type StaffClient } from '../fixtures/client.js';
import { colleaguesLike } from '../fixtures/colleagues.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

const secretOf = (company: string) => `the-secret-${company}-shares-with-its-desk`;

let folder: string;
let desk: TestDesk;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-companies-'));
  const companiesFile = path.join(folder, 'companies.yaml');
  const companies = ['jieli', 'yunfan'].map((id) => ({
    id,
    name: `${id} 速运`,
    identity: { secret: secretOf(id) },
  }));
  // JSON is YAML.
  writeFileSync(companiesFile, JSON.stringify({ companies }));
  desk = await startTestDesk({ companiesFile, staffCapacity: 20 });
});
afterAll(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

const tokenOf = (company: string, subject = 'user-7') =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(company)
    .setAudience('relaydesk')
    .setSubject(subject)
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(secretOf(company)));

async function call<Answer>(token: string, method: string, route: string, body?: object) {
  const response = await fetch(`${desk.url}/api/v1${route}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: body ? JSON.stringify(body) : null,
  });
  return (await response.json()) as Answer;
}

/** Brings in a person, and tells what staff see of it. */
async function seenBy(staff: StaffClient, hello: object) {
  const customer = await connectCustomer(desk.url, hello);
  const { conversationId } = customer;
  await customer.send('转人工');
  const seen = await staff.waitFor(
    'conversation',
    ({ id, state }) => id === conversationId && state === 'waiting',
  );
  customer.close();
  return { seen, hello: customer.hello, conversationId };
}

test('a conversation keeps whose customer it is: by its page, by a token before that', async () => {
  const [person] = await colleaguesLike(desk, 'supervisor', 1);
  if (!person) throw new Error('Nobody came');
  const staff = await person.tab();
  expect((await seenBy(staff, {})).seen.company).toBeUndefined();
  const byPage = await seenBy(staff, { company: 'jieli' });
  expect(byPage.seen.company).toBe('jieli');
  const byToken = await seenBy(staff, { identity: await tokenOf('yunfan') });
  expect(byToken.seen.company).toBe('yunfan');
  const byBoth = await seenBy(staff, { company: 'jieli', identity: await tokenOf('jieli') });
  expect(byBoth.seen.company).toBe('jieli');
  expect(byBoth.hello.identity).toEqual({ proved: true });

  // Something is mixed up: nothing of the token is taken, and the chat goes on.
  const mixed = await seenBy(staff, { company: 'jieli', identity: await tokenOf('yunfan') });
  expect(mixed.seen.company).toBe('jieli');
  expect(mixed.hello.identity).toEqual({ proved: false, code: 'COMPANY_MISMATCH' });

  // Staff see it on the line and find it by it.
  const { companies } = await call<{ companies: CompanyName[] }>(person.token, 'GET', '/companies');
  expect(companies).toContainEqual({ id: 'jieli', name: 'jieli 速运' });
  const find = async (query: string) => {
    const route = `/conversation-search?${query}`;
    const { found } = await call<FoundConversations>(person.token, 'GET', route);
    return found.map(({ conversation }) => conversation.id).toSorted();
  };
  expect(await find('company=yunfan')).toEqual([byToken.conversationId]);
  expect(await find('company=jieli')).toEqual(
    [byPage, byBoth, mixed].map(({ conversationId }) => conversationId).toSorted(),
  );
  const nobody = await call<{ error: { code: string } }>('forged', 'GET', '/companies');
  expect(nobody.error.code).toBe('NOT_AUTHENTICATED');
  const odd = await call<{ error: { code: string } }>(
    person.token,
    'GET',
    '/conversation-search?company=%27--',
  );
  expect(odd.error.code).toBe('INVALID_PAYLOAD');
  staff.close();
});

test('a token moves a conversation to its company once, and the next one begins there', async () => {
  const first = await connectCustomer(desk.url, { company: 'jieli' });
  const { conversationId } = first;
  const { token } = first.hello;
  first.close();
  const later = await connectCustomer(desk.url, { token });
  expect(later.conversationId).toBe(conversationId);
  const prove = async (company: string) =>
    later.codeOf('identity.prove', { conversationId, token: await tokenOf(company) });
  expect(await prove('yunfan')).toBe('ok');
  expect(await prove('yunfan')).toBe('ok');
  expect(await prove('jieli')).toBe('COMPANY_MISMATCH');
  later.close();

  // Of two companies at once one is the conversation's.
  const open = await connectCustomer(desk.url);
  const racing = await Promise.all(
    ['jieli', 'yunfan'].map(async (company) => {
      const tab = await connectCustomer(desk.url, { token: open.hello.token });
      const proof = { conversationId: open.conversationId, token: await tokenOf(company) };
      return { tab, code: await tab.codeOf('identity.prove', proof) };
    }),
  );
  expect(racing.map(({ code }) => code).toSorted()).toEqual(['COMPANY_MISMATCH', 'ok']);
  for (const { tab } of racing) tab.close();

  const [person] = await colleaguesLike(desk, 'supervisor', 1);
  if (!person) throw new Error('Nobody came');
  const staff = await person.tab();
  await open.ask('conversation.close', { conversationId: open.conversationId });
  const vouched = await connectCustomer(desk.url, { identity: await tokenOf('jieli', 'user-8') });
  await vouched.ask('conversation.close', { conversationId: vouched.conversationId });
  const { conversation } = await vouched.ask('conversation.start', {});
  const text = '转人工';
  const clientId = crypto.randomUUID();
  await vouched.ask('message.send', { conversationId: conversation.id, clientId, text });
  const seen = await staff.waitFor(
    'conversation',
    ({ id, state }) => id === conversation.id && state === 'waiting',
  );
  expect(seen.company).toBe('jieli');
  for (const client of [open, vouched, staff]) client.close();
});

test('a team that serves certain companies takes theirs, and the others none of them', async () => {
  const [inTeam, other] = await colleaguesLike(desk, 'frontline', 2);
  if (!inTeam || !other) throw new Error('Nobody came');
  const admin = await signIn(desk.url, 'admin', desk.passwordOf('admin'));
  const draft = { name: '云帆组', mode: 'automatic', skills: [], languages: [], regions: [] };
  const { team } = await call<{ team: TeamView }>(admin.token, 'POST', '/teams', {
    ...draft,
    companies: ['yunfan'],
    hours: null,
    overflow: null,
    members: [inTeam.id],
  });
  expect(team.companies).toEqual(['yunfan']);
  // What waits still from before is taken by whoever comes first.
  const [colleague, member] = [await other.tab(), await inTeam.tab()];
  const offeredTo = async (staff: StaffClient, hello: object) => {
    const customer = await connectCustomer(desk.url, hello);
    const { conversationId } = customer;
    await customer.send('转人工');
    await staff.waitFor('offer', (offer) => offer.conversationId === conversationId);
    await staff.ask('conversation.accept', { conversationId });
    customer.close();
  };
  await offeredTo(member, { company: 'yunfan' });
  await offeredTo(member, { identity: await tokenOf('yunfan', 'user-9') });
  await offeredTo(colleague, { company: 'jieli' });
  await offeredTo(colleague, {});
  expect(member.all('offer')).toHaveLength(2);
  for (const staff of [member, colleague]) staff.close();
});
