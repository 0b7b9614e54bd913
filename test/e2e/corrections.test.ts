import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type {
  HeardMessage,
  LearningGroup,
  LearningPage,
  Meanings,
} from '../../src/protocol/index.js';
import { connectCustomer, signIn } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  desk = await startTestDesk();
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  for (const login of ['admin', 'frontline', 'supervisor', 'expert']) {
    tokens[login] = (await signIn(desk.url, login, desk.passwordOf(login))).token;
  }
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});

interface Answer<T> {
  status: number;
  body: T & { error?: { code: string } };
}

async function ask<T>(by: string, method: string, route: string, body?: object) {
  const response = await fetch(`${desk.url}/api/v1${route}`, {
    method,
    headers: {
      Authorization: `Bearer ${tokens[by] ?? 'nobody'}`,
      'Content-Type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = JSON.parse((await response.text()) || '{}');
  return { status: response.status, body: answer } as Answer<T>;
}

/** A customer's first words, which the bot answered. */
async function say(text: string): Promise<{ conversationId: string; seq: number }> {
  const customer = await connectCustomer(desk.url);
  await customer.converse(text);
  customer.close();
  const { conversationId } = customer;
  const { rows } = await database.query(
    `SELECT seq FROM message WHERE conversation_id = $1 AND author ->> 'kind' = 'customer'`,
    [conversationId],
  );
  return { conversationId, seq: rows[0].seq };
}

/** A customer's words to the frontline, who has the conversation. */
async function sayToPerson(text: string): Promise<{ conversationId: string; seq: number }> {
  const customer = await connectCustomer(desk.url);
  const { conversationId } = customer;
  await customer.converse('转人工');
  await database.query(
    `UPDATE conversation SET state = 'person',
            assignee_id = (SELECT id FROM staff WHERE login = 'frontline')
      WHERE id = $1`,
    [conversationId],
  );
  const { seq } = await customer.send(text);
  customer.close();
  return { conversationId, seq };
}

const meaningOf = ({ conversationId, seq }: { conversationId: string; seq: number }) =>
  `/conversations/${conversationId}/messages/${seq}/meaning`;

async function groupWith(text: string): Promise<LearningGroup | undefined> {
  const { groups } = (await ask<LearningPage>('admin', 'GET', '/intents/learning')).body;
  return groups.find(({ messages }) => messages.some((message) => message.text === text));
}

test('what staff say of a message comes to the authors first, masked, one word a person', async () => {
  const said = await say('我叫王小明，体积重怎么算 60*40*30');
  const { conversationId, seq } = said;
  const correct = (by: string, intent: string) => ask(by, 'PUT', meaningOf(said), { intent });
  expect((await correct('supervisor', 'account.feedback')).status).toBe(204);
  expect((await correct('supervisor', 'price.quote')).status).toBe(204);
  expect((await correct('expert', 'price.quote')).status).toBe(204);

  const route = `/conversations/${conversationId}/meanings`;
  const { body } = await ask<Meanings>('supervisor', 'GET', route);
  expect(body.mine).toEqual([{ seq, intent: 'price.quote' }]);
  expect(body.intents).toContainEqual(
    expect.objectContaining({ name: 'price.quote', title: expect.objectContaining({}) }),
  );
  const { rows } = await database.query(
    `SELECT intent FROM staff_correction WHERE conversation_id = $1`,
    [conversationId],
  );
  expect(rows).toEqual([{ intent: 'price.quote' }, { intent: 'price.quote' }]);

  const group = await groupWith('我叫***，体积重怎么算 60*40*30');
  expect(group).toMatchObject({ fitsNone: false, messages: [{ cause: 'corrected' }] });
  const [first, ...others] = group?.guesses ?? [];
  expect(first).toEqual({ intent: 'price.quote', confidence: 1, saidByStaff: true });
  expect(others.some(({ saidByStaff }) => saidByStaff)).toBe(false);
});

test('what the bot had not understood itself is said to mean something by staff', async () => {
  const said = await say('你们公司的股票代码是多少呀');
  const text = '你们公司的股票代码是多少呀';
  expect(await groupWith(text)).toMatchObject({ messages: [{ cause: 'not_understood' }] });
  await ask('supervisor', 'PUT', meaningOf(said), { intent: 'account.feedback' });
  const group = await groupWith(text);
  expect(group).toMatchObject({ messages: [{ cause: 'corrected' }] });
  expect(group?.guesses[0]).toMatchObject({ intent: 'account.feedback', saidByStaff: true });
});

test('what was let go does not come back by a correction', async () => {
  const said = await say('你们的吉祥物叫什么名字来着');
  const group = await groupWith('你们的吉祥物叫什么名字来着');
  const messages = group?.messages.map(({ id }) => id);
  await ask('admin', 'POST', '/intents/learning/dismiss', { messages });
  await ask('supervisor', 'PUT', meaningOf(said), { intent: 'account.feedback' });
  expect(await groupWith('你们的吉祥物叫什么名字来着')).toBeUndefined();
});

test('what a person answers is read when asked for, and said to mean something', async () => {
  const { conversationId, seq } = await sayToPerson('我叫王小明，帮我看看這件能不能改天送');
  const route = `/conversations/${conversationId}/messages/${seq}`;
  const turns = async () =>
    (await database.query('SELECT FROM turn WHERE conversation_id = $1', [conversationId]))
      .rowCount;
  const before = await turns();
  const { status, body } = await ask<HeardMessage>('frontline', 'GET', `${route}/heard`);
  expect([status, body.accepted, body.intents[0]?.name]).toEqual([
    200,
    true,
    'delivery.reschedule',
  ]);
  expect(body.evidence.length).toBeGreaterThan(0);
  expect(await turns()).toBe(before);

  expect((await ask('frontline', 'PUT', `${route}/meaning`, { intent: 'price.cod' })).status).toBe(
    204,
  );
  const group = await groupWith('我叫***，帮我看看這件能不能改天送');
  expect(group).toMatchObject({ messages: [{ cause: 'corrected' }] });
  expect(group?.guesses[0]).toMatchObject({ intent: 'price.cod', saidByStaff: true });
});

test("a draft that is not used is a sign, from whoever speaks in the bot's place", async () => {
  const { conversationId, seq } = await sayToPerson('上海寄到成都 3公斤多少钱');
  const route = `/conversations/${conversationId}/messages/${seq}/draft-left`;
  expect((await ask('expert', 'POST', route)).body.error?.code).toBe('NOT_ASSIGNEE');
  expect((await ask('frontline', 'POST', route)).status).toBe(204);
  expect((await ask('frontline', 'POST', route)).status).toBe(204);
  expect(await groupWith('上海寄到成都 3公斤多少钱')).toMatchObject({
    messages: [{ cause: 'draft_unused' }],
  });
});

const METHODS: Record<string, string> = { meaning: 'PUT', 'draft-left': 'POST' };

describe('authority and bad input', () => {
  let said: { conversationId: string; seq: number };
  beforeAll(async () => {
    said = await say('体积重怎么算 60*40*30');
  });

  test.each(['meanings', 'messages/1/heard', 'messages/1/meaning', 'messages/1/draft-left'])(
    '%s needs a session, the right, and sight of the conversation',
    async (what) => {
      const method = METHODS[what.split('/').at(-1) ?? ''] ?? 'GET';
      const body = method === 'PUT' ? { intent: 'price.quote' } : undefined;
      const route = `/conversations/${said.conversationId}/${what}`;
      expect((await ask('nobody', method, route, body)).status).toBe(401);
      expect((await ask('admin', method, route, body)).status).toBe(403);
      const unseen = await ask('frontline', method, route, body);
      expect(['CONVERSATION_NOT_FOUND', 'NOT_ASSIGNEE']).toContain(unseen.body.error?.code);
    },
  );

  test.each<[string, (seq: number) => number | string, object, string]>([
    ['no such intent', (seq) => seq, { intent: 'no.such' }, 'NOT_FOUND'],
    ['a name of every object', (seq) => seq, { intent: 'constructor' }, 'INVALID_PAYLOAD'],
    ["the bot's words", (seq) => seq + 1, { intent: 'price.quote' }, 'NOT_FOUND'],
    ['no message', () => 9_999, { intent: 'price.quote' }, 'NOT_FOUND'],
    ['no number', () => 'x', { intent: 'price.quote' }, 'INVALID_PAYLOAD'],
    ['too large a number', () => 2 ** 40, { intent: 'price.quote' }, 'INVALID_PAYLOAD'],
    ['more than is asked', (seq) => seq, { intent: 'price.quote', by: 'me' }, 'INVALID_PAYLOAD'],
  ])('%s is refused', async (_what, at, body, code) => {
    const { conversationId } = said;
    const route = `/conversations/${conversationId}/messages/${at(said.seq)}/meaning`;
    expect((await ask('supervisor', 'PUT', route, body)).body.error?.code).toBe(code);
  });

  test.each<[string, (seq: number) => number | string, string]>([
    ["the bot's words", (seq) => seq + 1, 'NOT_FOUND'],
    ['no message', () => 9_999, 'NOT_FOUND'],
    ['no number', () => 'x', 'INVALID_PAYLOAD'],
  ])('%s cannot be heard', async (_what, at, code) => {
    const route = `/conversations/${said.conversationId}/messages/${at(said.seq)}/heard`;
    expect((await ask('supervisor', 'GET', route)).body.error?.code).toBe(code);
  });
});
