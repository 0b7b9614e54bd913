import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { DraftView, LearningGroup, LearningPage } from '../../src/protocol/index.js';
import { connectCustomer, signIn } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
let token: string;
beforeAll(async () => {
  desk = await startTestDesk();
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  token = (await signIn(desk.url, 'admin', desk.passwordOf('admin'))).token;
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});

interface Answer<T> {
  status: number;
  body: T & { error?: { code: string } };
}

async function ask<T>(
  method: string,
  route: string,
  body?: object,
  by = token,
): Promise<Answer<T>> {
  const response = await fetch(`${desk.url}/api/v1/intents${route}`, {
    method,
    headers: { Authorization: `Bearer ${by}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: JSON.parse((await response.text()) || '{}') };
}

/** Each said by a customer of its own, and answered. */
async function say(...texts: string[]): Promise<void> {
  for (const text of texts) {
    const customer = await connectCustomer(desk.url);
    await customer.converse(text);
    customer.close();
  }
}

const inbox = async () => (await ask<LearningPage>('GET', '/learning')).body;
const textsOf = ({ messages }: LearningGroup) => messages.map(({ text }) => text);
const idsOf = ({ messages }: LearningGroup) => messages.map(({ id }) => id);

/** The group that holds a text. */
async function groupWith(text: string): Promise<LearningGroup> {
  const found = (await inbox()).groups.find((group) => textsOf(group).includes(text));
  if (!found) throw new Error(`No group holds ${text}`);
  return found;
}

async function begin(): Promise<string> {
  const { body } = await ask<{ draft: DraftView }>('POST', '/drafts', { title: '学一学' });
  return body.draft.id;
}

async function utterancesOf(draftId: string, intent: string): Promise<string[]> {
  const { body } = await ask<{ intent: { utterances: Record<string, string[]> } }>(
    'GET',
    `/sources/${draftId}/intents/${intent}`,
  );
  return Object.values(body.intent.utterances).flat();
}

const shares = ['你们公司的股票代码是多少呀', '公司股票代码是多少', '贵公司股票代码多少'];

test('what was not understood comes in by groups, without who wrote it', async () => {
  await say(...shares, '今晚我叫王小明的爵士乐队在哪演出', '上海寄到成都 3公斤多少钱');
  const group = await groupWith(shares[0]!);
  expect(textsOf(group).sort()).toEqual([...shares].sort());
  expect(group).toMatchObject({ fitsNone: true, messages: [{ cause: 'not_understood' }, {}, {}] });
  const all = (await inbox()).groups.flatMap(textsOf);
  expect(all.filter((text) => text.includes('王小明'))).toEqual([]);
  expect(all).not.toContain('上海寄到成都 3公斤多少钱');
  const { rows } = await database.query(`SELECT text FROM learning_message WHERE text ~ '王小明'`);
  expect(rows).toEqual([]);
});

test('an answer that did not help comes in with what was asked', async () => {
  const customer = await connectCustomer(desk.url);
  const { seq } = await customer.converse('体积重怎么算 60*40*30');
  const { conversationId } = customer;
  expect(await customer.codeOf('answer.mark', { conversationId, seq, helpful: false })).toBe('ok');
  customer.close();
  const group = await groupWith('体积重怎么算 60*40*30');
  expect(group).toMatchObject({ fitsNone: false, messages: [{ cause: 'unhelpful' }] });
  expect(group.guesses[0]?.intent).toBe('price.dimensional_weight');
});

describe('a group', () => {
  test('given to an intent is in the draft and gone; of two people the second is told', async () => {
    const group = await groupWith(shares[0]!);
    const draftId = await begin();
    const order = { draftId, intent: 'account.feedback', messages: idsOf(group) };
    const both = await Promise.all([1, 2].map(() => ask('POST', '/learning/assign', order)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await utterancesOf(draftId, 'account.feedback')).toEqual(expect.arrayContaining(shares));
    await expect(groupWith(shares[0]!)).rejects.toThrow();
    const { rows } = await database.query(
      `SELECT details FROM audit_log WHERE action = 'intents.learned' AND subject = $1`,
      [draftId],
    );
    expect(rows).toEqual([{ details: { intent: 'account.feedback', messages: 3 } }]);

    await ask('DELETE', `/drafts/${draftId}`);
    expect(textsOf(await groupWith(shares[0]!))).toHaveLength(3);
  });

  test('given to no intent stays, and nothing is written', async () => {
    const messages = idsOf(await groupWith(shares[0]!));
    const draftId = await begin();
    const order = { draftId, intent: 'no.such', messages };
    const refused = await ask('POST', '/learning/assign', order);
    expect(refused.body.error?.code).toBe('NOT_FOUND');
    expect(idsOf(await groupWith(shares[0]!))).toEqual(messages);
    await ask('DELETE', `/drafts/${draftId}`);
  });

  test('that is let go does not come back with the next of its kind', async () => {
    const messages = idsOf(await groupWith(shares[0]!));
    expect((await ask('POST', '/learning/dismiss', { messages })).status).toBe(204);
    await say('股票代码是多少呢你们公司');
    expect(textsOf(await groupWith('股票代码是多少呢你们公司'))).toHaveLength(1);
  });
});

test('thousands are read a page at a time', async () => {
  await database.query(
    `INSERT INTO learning_message (conversation_id, seq, text, locale, cause, said_at, noticed_at)
     SELECT id, 1000 + n, 'word' || n || ' other' || n, 'en', 'unsure', now(), now()
       FROM (SELECT id FROM conversation LIMIT 1) c, generate_series(1, 2000) n`,
  );
  const page = async (offset: number) =>
    (await ask<LearningPage>('GET', `/learning?offset=${offset}&limit=50`)).body;
  const [first, second] = [await page(0), await page(50)];
  expect(first.messageCount).toBeGreaterThan(2_000);
  expect([first.groups.length, second.groups.length]).toEqual([50, 50]);
  const ids = [...first.groups, ...second.groups].flatMap(idsOf);
  expect(new Set(ids).size).toBe(ids.length);
  expect((await page(first.groupCount)).groups).toEqual([]);
});

describe('authority and bad input', () => {
  test.each<[string, string, object | undefined]>([
    ['GET', '/learning', undefined],
    ['POST', '/learning/assign', {}],
    ['POST', '/learning/dismiss', {}],
  ])('%s %s needs a session, and the right', async (method, route, body) => {
    expect((await ask(method, route, body, 'nobody')).status).toBe(401);
    const { token: frontline } = await signIn(desk.url, 'frontline', desk.passwordOf('frontline'));
    expect((await ask(method, route, body, frontline)).status).toBe(403);
  });

  test.each<[string, string, object | undefined]>([
    ['GET', '/learning?limit=1000', undefined],
    ['GET', '/learning?offset=-1', undefined],
    ['POST', '/learning/dismiss', { messages: [] }],
    ['POST', '/learning/dismiss', { messages: ['1; DROP TABLE'] }],
    ['POST', '/learning/assign', { draftId: 'x', intent: 'a.b', messages: [1] }],
  ])('%s %s %j is refused', async (method, route, body) => {
    const { body: answer } = await ask(method, route, body);
    expect(answer.error?.code).toBe('INVALID_PAYLOAD');
  });
});
