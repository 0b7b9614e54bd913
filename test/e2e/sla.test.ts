import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { BreachView, ServiceRule, SlaStage } from '../../src/protocol/index.js';
import {
  connectCustomer,
  signIn,
  type CustomerClient,
  type StaffClient,
} from '../fixtures/client.js';
import { colleaguesLike } from '../fixtures/colleagues.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

const HOUR_MS = 3_600_000;

let desk: TestDesk;
let database: pg.Client;
let frontline: StaffClient;
let supervisor: StaffClient;
beforeAll(async () => {
  desk = await startTestDesk({
    slaMs: { accept: 1_500, first_response: 1_500, next_response: HOUR_MS, resolve: HOUR_MS },
  });
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  const tabs = await Promise.all(
    ['frontline', 'supervisor'].map(async (login) => {
      const [person] = await colleaguesLike(desk, login, 1);
      return person?.tab();
    }),
  );
  if (!tabs[0] || !tabs[1]) throw new Error('Nobody came');
  [frontline, supervisor] = [tabs[0], tabs[1]];
});
afterAll(async () => {
  [frontline, supervisor].forEach((client) => client.close());
  await database.end();
  await desk.stop();
});

let customer: CustomerClient;
afterEach(async () => {
  const { conversationId } = customer;
  await customer.ask('conversation.close', { conversationId });
  customer.close();
});

async function waitingCustomer(): Promise<string> {
  customer = await connectCustomer(desk.url);
  await customer.converse('转人工');
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  return customer.conversationId;
}

const alarm =
  (conversationId: string, kind: string, stage: string) =>
  (push: { conversationId: string; kind: string; stage: string }): boolean =>
    push.conversationId === conversationId && push.kind === kind && push.stage === stage;

async function recorded(conversationId: string, stage: SlaStage): Promise<string[]> {
  const { rows } = await database.query<{ line: string }>(
    `SELECT concat_ws(' ', tier, kind, stage, CASE WHEN escalated THEN 'up' END) AS line
       FROM sla_alarm WHERE conversation_id = $1 AND stage = $2 ORDER BY due_at`,
    [conversationId, stage],
  );
  return rows.map(({ line }) => line);
}

/** Moves what the customer wrote since the last answer into the past. */
async function askedAgo(conversationId: string, ms: number): Promise<void> {
  await database.query(
    `UPDATE message SET created_at = now() - $2 * interval '1 millisecond'
      WHERE conversation_id = $1 AND author ->> 'kind' = 'customer'
        AND seq > (SELECT max(seq) FROM message
                    WHERE conversation_id = $1 AND author ->> 'kind' = 'staff')`,
    [conversationId, ms],
  );
}

test('waiting in vain is passed up once, and not a second time', async () => {
  const id = await waitingCustomer();
  await supervisor.waitFor('sla', alarm(id, 'accept', 'breach'));
  await frontline.waitFor('conversation.gone', ({ conversationId }) => conversationId === id);
  await frontline.waitFor('offer.ended', ({ conversationId }) => conversationId === id);
  const first = supervisor.all('sla').find(alarm(id, 'accept', 'breach'));
  await supervisor.waitFor(
    'sla',
    (push) => alarm(id, 'accept', 'breach')(push) && push.dueAt !== first?.dueAt,
  );
  const opened = await supervisor.ask('conversation.open', { conversationId: id });
  expect(opened.conversation).toMatchObject({ state: 'waiting', tier: 'supervisor' });
  expect(await recorded(id, 'breach')).toEqual([
    'frontline accept breach up',
    'supervisor accept breach',
  ]);
});

test('while nobody above is there it stays where it can be taken, and goes up when somebody is', async () => {
  await supervisor.ask('presence.set', { presence: 'away' });
  const id = await waitingCustomer();
  await frontline.waitFor('sla', alarm(id, 'accept', 'breach'));
  expect(await recorded(id, 'breach')).toEqual(['frontline accept breach']);
  const opened = await frontline.ask('conversation.open', { conversationId: id });
  expect(opened.conversation).toMatchObject({ state: 'waiting', tier: 'frontline' });
  await supervisor.ask('presence.set', { presence: 'online' });
  await frontline.waitFor('conversation.gone', ({ conversationId }) => conversationId === id);
  expect(await recorded(id, 'breach')).toContain('frontline accept breach up');
});

test('who takes a chat and says nothing loses it to the tier above', async () => {
  const id = await waitingCustomer();
  await frontline.ask('conversation.accept', { conversationId: id });
  await supervisor.waitFor('sla', alarm(id, 'first_response', 'breach'));
  await supervisor.waitFor(
    'conversation',
    ({ id: of, state, tier }) => of === id && state === 'waiting' && tier === 'supervisor',
  );
  const late = { conversationId: id, clientId: uuidv7(), text: '我在' };
  expect(await frontline.codeOf('message.send', late)).toBe('NOT_ASSIGNEE');
});

test('with nobody above, who says nothing keeps it alone and loses it to a colleague who is there', async () => {
  await supervisor.ask('presence.set', { presence: 'away' });
  const id = await waitingCustomer();
  await frontline.ask('conversation.accept', { conversationId: id });
  await frontline.waitFor('sla', alarm(id, 'first_response', 'breach'));
  const opened = await frontline.ask('conversation.open', { conversationId: id });
  expect(opened.conversation.state).toBe('person');
  const [colleague] = await colleaguesLike(desk, 'frontline', 1);
  const other = await colleague?.tab();
  await other?.waitFor(
    'conversation',
    ({ id: of, state, tier }) => of === id && state === 'waiting' && tier === 'frontline',
  );
  const late = { conversationId: id, clientId: uuidv7(), text: '我在' };
  expect(await frontline.codeOf('message.send', late)).toBe('NOT_ASSIGNEE');
  await other?.ask('conversation.accept', { conversationId: id });
  await other?.ask('conversation.close', { conversationId: id });
  other?.close();
  await supervisor.ask('presence.set', { presence: 'online' });
});

test('a slow answer is warned of, then told, and the chat stays where it is', async () => {
  const id = await waitingCustomer();
  await frontline.ask('conversation.accept', { conversationId: id });
  const text = { conversationId: id, clientId: uuidv7(), text: '您好，我来帮您' };
  await frontline.ask('message.send', text);
  await customer.send('什么时候到');
  await askedAgo(id, 0.9 * HOUR_MS);
  await customer.send('还在吗');
  await frontline.waitFor('sla', alarm(id, 'next_response', 'warning'));
  expect(await recorded(id, 'breach')).toEqual([]);
  await askedAgo(id, 1.1 * HOUR_MS);
  await customer.send('有人吗');
  await frontline.waitFor('sla', alarm(id, 'next_response', 'breach'));
  await supervisor.waitFor('sla', alarm(id, 'next_response', 'breach'));
  const opened = await frontline.ask('conversation.open', { conversationId: id });
  expect(opened.conversation.state).toBe('person');
  expect(await recorded(id, 'warning')).toEqual(['frontline next_response warning']);
  expect(await recorded(id, 'breach')).toEqual(['frontline next_response breach']);
});

test('supervisors read who was kept waiting too long, by kind and team; nobody else does', async () => {
  const [person] = await colleaguesLike(desk, 'supervisor', 1);
  const [below] = await colleaguesLike(desk, 'frontline', 1);
  const list = async (query: string, token = person?.token) => {
    const response = await fetch(`${desk.url}/api/v1/breaches${query}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    return (await response.json()) as {
      breaches?: BreachView[];
      hasMore?: boolean;
      error?: { code: string };
    };
  };
  const id = await waitingCustomer();
  await supervisor.waitFor('sla', alarm(id, 'accept', 'breach'));
  const { breaches = [] } = await list('');
  expect(breaches).toContainEqual(
    expect.objectContaining({
      conversationId: id,
      kind: 'accept',
      tier: 'frontline',
      escalated: true,
    }),
  );
  const times = breaches.map(({ firedAt }) => firedAt);
  expect(times).toEqual(times.toSorted().toReversed());
  const kinds = (await list('?kind=next_response')).breaches?.map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['next_response']));
  const [{ teamId } = { teamId: '' }] = breaches;
  expect((await list(`?teamId=${teamId}`)).breaches?.length).toBeGreaterThan(0);
  expect(await list(`?teamId=${uuidv7()}`)).toEqual({ breaches: [], hasMore: false });
  expect(await list(`?before=${times.at(-1)}`)).toEqual({ breaches: [], hasMore: false });
  expect((await list('?kind=late')).error?.code).toBe('INVALID_PAYLOAD');
  expect((await list('', below?.token)).error?.code).toBe('PERMISSION_DENIED');
});

test('an admin gives each tier its time, and it counts for who waits already', async () => {
  const { token: admin } = await signIn(desk.url, 'admin', desk.passwordOf('admin'));
  const [person] = await colleaguesLike(desk, 'supervisor', 1);
  type Rules = { version: number; rules: ServiceRule[]; error?: { code: string } };
  const call = async (token: string | undefined, edit?: object): Promise<Rules> => {
    const response = await fetch(`${desk.url}/api/v1/service-rules`, {
      method: edit ? 'PUT' : 'GET',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(edit && { body: JSON.stringify(edit) }),
    });
    return (await response.json()) as Rules;
  };
  const id = await waitingCustomer();
  await supervisor.waitFor('sla', alarm(id, 'accept', 'breach'));
  const accept = async () => {
    const { clocks } = await supervisor.ask('conversation.clocks', { conversationId: id });
    const clock = clocks.find(({ kind }) => kind === 'accept');
    const waitsSince = await database.query<{ at: Date }>(
      `SELECT queued_at AS at FROM conversation WHERE id = $1`,
      [id],
    );
    return Date.parse(clock?.dueAt ?? '') - (waitsSince.rows[0]?.at.getTime() ?? 0);
  };
  expect(await accept()).toBe(2 * 1_500);
  const { version, rules } = await call(admin);
  const edit = {
    version,
    rules: rules.map((rule) =>
      rule.kind === 'accept' ? { ...rule, ms: { ...rule.ms, supervisor: HOUR_MS } } : rule,
    ),
  };
  expect((await call(person?.token, edit)).error?.code).toBe('PERMISSION_DENIED');
  expect((await call(admin, { version, rules: rules.slice(1) })).error?.code).toBe(
    'INVALID_PAYLOAD',
  );
  const answers = await Promise.all([call(admin, edit), call(admin, edit)]);
  expect(answers.map(({ error }) => error?.code).filter(Boolean)).toEqual(['STATE_CONFLICT']);
  expect(await accept()).toBe(HOUR_MS);
  const { rows } = await database.query(`SELECT 1 FROM audit_log WHERE action = $1`, [
    'service_level.edited',
  ]);
  expect(rows).toHaveLength(1);
});
