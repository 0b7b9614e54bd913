import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { readQuestion } from '../../src/conversations/search/read-question.js';
import { INDEX_QUIET, MAY_HOLD } from '../../src/conversations/search/words.sql.js';
import type { CannedChoice, ConductCount, FoundConversations } from '../../src/protocol/index.js';
import { connectCustomer, type CustomerClient } from '../fixtures/client.js';
import { colleaguesLike, type Colleague } from '../fixtures/colleagues.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
beforeAll(async () => {
  desk = await startTestDesk({ staffCapacity: 20 });
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await desk?.stop();
});

async function get<T>(
  { token }: Colleague,
  route: string,
): Promise<T & { error?: { code: string } }> {
  const headers = { Authorization: `Bearer ${token}` };
  return JSON.parse(await (await fetch(`${desk.url}/api/v1${route}`, { headers })).text());
}

/** A customer who said these things and then asked for a person. */
async function waiting(...texts: string[]): Promise<CustomerClient> {
  const customer = await connectCustomer(desk.url);
  for (const text of texts) await customer.converse(text);
  await customer.converse('转人工');
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  return customer;
}

async function parcelInTransit(): Promise<string> {
  const { rows } = await database.query(
    `SELECT number FROM waybill WHERE state = 'IN_TRANSIT' ORDER BY number LIMIT 1`,
  );
  return rows[0].number;
}

test('canned replies come with what is known of the conversation, for whoever has it', async () => {
  const [had, other] = await colleaguesLike(desk, 'frontline', 2);
  if (!had || !other) throw new Error('Nobody came');
  const agent = await had.tab();
  const waybill = await parcelInTransit();
  const customer = await waiting(`${waybill} 到哪了`);
  const { conversationId } = customer;
  const route = `/conversations/${conversationId}/canned`;
  expect((await get(had, route)).error?.code).toBe('NOT_ASSIGNEE');
  await agent.ask('conversation.accept', { conversationId });
  expect((await get(other, route)).error?.code).toBe('NOT_ASSIGNEE');
  const { replies, values } = await get<CannedChoice>(had, route);
  expect(values).toMatchObject({
    waybill,
    state: '运输中',
    me: agent.hello.staff.name,
    team: expect.any(String),
    outlet: expect.any(String),
  });
  // Nobody has proved to be anybody.
  expect(values.customer).toBeUndefined();
  const status = replies.find(({ shortcut }) => shortcut === 'status');
  expect(status).toMatchObject({ fitting: true, text: expect.stringContaining('{waybill}') });
  expect(replies.find(({ shortcut }) => shortcut === 'hello')?.fitting).toBe(false);
  for (const client of [agent, customer]) client.close();
});

test('what staff should not say is kept with the message, told, and counted by person', async () => {
  const [had] = await colleaguesLike(desk, 'frontline', 1);
  const [boss] = await colleaguesLike(desk, 'supervisor', 1);
  if (!had || !boss) throw new Error('Nobody came');
  const [agent, watcher] = [await had.tab(), await boss.tab()];
  const customer = await waiting();
  const { conversationId } = customer;
  await agent.ask('conversation.accept', { conversationId });
  await watcher.ask('conversation.open', { conversationId });
  await customer.send('我的电话是 13812345678');
  const say = async (text: string, clientId: string = uuidv7()) =>
    (await agent.ask('message.send', { conversationId, clientId, text })).message;
  await say('您的电话是 138-1234-5678 吧，我不能保证今天到');
  const again = uuidv7();
  const bad = await say('真没办法，打 13912345678 问他吧', again);
  await say('真没办法，打 13912345678 问他吧', again);
  const marks = [
    { conversationId, seq: bad.seq, staffId: had.id, kind: 'negative', words: '没办法' },
    { conversationId, seq: bad.seq, staffId: had.id, kind: 'personal_data', words: '139******78' },
  ];
  expect((await watcher.waitFor('conduct')).marks).toEqual(marks);
  expect((await agent.waitFor('conduct')).marks).toEqual(marks);
  expect((await watcher.ask('conversation.open', { conversationId })).conduct).toEqual(marks);
  expect((await agent.ask('conversation.open', { conversationId })).conduct).toEqual(marks);
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
  const route = `/conduct?from=${hours(-1)}&to=${hours(1)}`;
  const { counts } = await get<{ counts: ConductCount[] }>(boss, route);
  expect(counts.find(({ staff }) => staff.id === had.id)).toMatchObject({
    messages: 2,
    marked: 1,
    byKind: { negative: 1, personal_data: 1 },
  });
  expect((await get(had, route)).error?.code).toBe('PERMISSION_DENIED');
  expect((await get(boss, '/conduct?from=yesterday&to=today')).error?.code).toBe('INVALID_PAYLOAD');
  expect(JSON.stringify(customer.received)).not.toContain('negative');
  for (const client of [agent, watcher, customer]) client.close();
});

test('the bot drafts an answer and its step; nothing happens before somebody accepts it', async () => {
  const [had, other] = await colleaguesLike(desk, 'frontline', 2);
  if (!had || !other) throw new Error('Nobody came');
  const [agent, outsider] = [await had.tab(), await other.tab()];
  const waybill = await parcelInTransit();
  const customer = await waiting();
  const { conversationId } = customer;
  const here = { conversationId };
  expect(await agent.codeOf('draft.read', here)).toBe('NOT_ASSIGNEE');
  await agent.ask('conversation.accept', here);
  expect((await agent.ask('draft.read', here)).draft).toBeNull();
  const kept = async () => {
    const { rows } = await database.query(
      `SELECT dialog, turn_seq, last_seq, (SELECT count(*) FROM work_order) AS orders
         FROM conversation WHERE id = $1`,
      [conversationId],
    );
    return rows[0];
  };

  await customer.send('我的快递');
  const { seq } = await customer.send(`${waybill} 到哪了`);
  const before = await kept();
  const { draft } = await agent.ask('draft.read', here);
  expect(draft).toMatchObject({
    seq,
    step: null,
    intents: [{ name: 'tracking.where' }],
    messages: [{ text: expect.stringContaining(waybill), card: { type: 'parcel', waybill } }],
  });
  expect(await kept()).toEqual(before);
  const accept = { ...here, seq, digest: draft?.digest };
  expect(await outsider.codeOf('draft.read', here)).toBe('NOT_ASSIGNEE');
  expect(await outsider.codeOf('draft.accept', accept)).toBe('NOT_ASSIGNEE');
  expect(await agent.codeOf('draft.accept', { ...accept, digest: 'other' })).toBe('STATE_CONFLICT');
  await agent.ask('draft.accept', accept);
  const told = await customer.waitFor('message', (message) => message.seq > seq);
  expect(told).toMatchObject({ author: { kind: 'staff' }, content: draft?.messages[0] });
  expect(await agent.codeOf('draft.accept', accept)).toBe('STATE_CONFLICT');
  expect((await agent.ask('draft.read', here)).draft).toBeNull();

  const urge = await customer.send('帮我催一下');
  const calm = await kept();
  const next = (await agent.ask('draft.read', here)).draft;
  expect(next).toMatchObject({ messages: [], step: { kind: 'order', order: 'expedite', waybill } });
  expect(await kept()).toEqual(calm);
  await agent.ask('draft.accept', { ...here, seq: urge.seq, digest: next?.digest });
  await customer.waitFor(
    'message',
    ({ author, seq: at }) => author.kind === 'staff' && at > urge.seq,
  );
  expect(Number((await kept()).orders)).toBe(Number(calm.orders) + 1);
  const { rows } = await database.query(
    `SELECT actor_id, details -> 'step' ->> 'order' AS step FROM audit_log
      WHERE action = 'conversation.draft_accepted' AND subject = $1`,
    [conversationId],
  );
  expect(rows).toEqual([{ actor_id: had.id, step: 'expedite' }]);

  await customer.send('asdkjhqwe');
  expect((await agent.ask('draft.read', here)).draft).toBeNull();
  for (const client of [agent, outsider, customer]) client.close();
});

test('words of quiet conversations are looked up in an index, however short', async () => {
  const [boss] = await colleaguesLike(desk, 'supervisor', 1);
  const customer = await waiting('请问青花瓷怎么包');
  const id = customer.conversationId;
  await database.query(
    `INSERT INTO message (conversation_id, seq, client_id, author, content)
     SELECT $1, n, gen_random_uuid(), '{"kind":"customer"}',
            jsonb_build_object('kind', 'text', 'text', '第' || n || '条：快件什么时候到')
       FROM generate_series(1001, 41000) AS n`,
    [id],
  );
  const indexAll = () => database.query(INDEX_QUIET, [new Date(Date.now() + 60_000), 1_000]);
  await indexAll();
  await database.query('VACUUM ANALYZE conversation_words');
  for (const q of ['瓷', '青花', '12345', "it's"]) {
    const { pairs } = readQuestion(q);
    const { rows } = await database.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${MAY_HOLD}`, [
      pairs,
      5_001,
    ]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect([q, plan]).toEqual([q, expect.stringContaining('conversation_words_pairs')]);
  }
  await database.query('DELETE FROM message WHERE conversation_id = $1 AND seq > 1000', [id]);
  const found = async (q: string) => {
    const search = `/conversation-search?period=all&q=${encodeURIComponent(q)}`;
    const page = await get<FoundConversations>(boss!, search);
    return page.found.map(({ conversation }) => conversation.id);
  };
  const isIndexed = async () => {
    const { rows } = await database.query<{ indexed: boolean }>(
      'SELECT indexed_at IS NOT NULL AS indexed FROM conversation WHERE id = $1',
      [id],
    );
    return rows[0]?.indexed;
  };
  expect([await isIndexed(), await found('青花瓷')]).toEqual([true, [id]]);
  // What is written later counts at once, and is indexed again when it is quiet.
  await customer.send('还有一只珐琅彩的碗');
  expect([await isIndexed(), await found('珐琅彩')]).toEqual([false, [id]]);
  await indexAll();
  expect([await isIndexed(), await found('珐琅彩'), await found('琅珐')]).toEqual([true, [id], []]);
  customer.close();
});

test('conversations are found by waybill, phone, words, customer and label, as far as one may see', async () => {
  const [had, other] = await colleaguesLike(desk, 'frontline', 2);
  const [boss] = await colleaguesLike(desk, 'supervisor', 1);
  if (!had || !other || !boss) throw new Error('Nobody came');
  const agent = await had.tab();
  const waybill = await parcelInTransit();
  const customer = await waiting(`${waybill} 到哪了`);
  const { conversationId } = customer;
  await agent.ask('conversation.accept', { conversationId });
  await customer.send('蓝色保温箱压扁了，打 138 0013 7777 找我');
  const find = async (by: Colleague, query: Record<string, string>) => {
    const route = `/conversation-search?${new URLSearchParams(query)}`;
    const { found, error } = await get<FoundConversations>(by, route);
    if (error) return error.code;
    return found.map(({ conversation }) => conversation.id).filter((id) => id === conversationId);
  };
  const here = [conversationId];
  const { rows } = await database.query('SELECT customer_id FROM conversation WHERE id = $1', here);
  const customerEnd = String(rows[0].customer_id).slice(-4);
  for (const q of ['保温箱', waybill, waybill.slice(2), '7777', customerEnd]) {
    expect([q, await find(had, { q })]).toEqual([q, here]);
    expect([q, await find(other, { q })]).toEqual([q, []]);
    expect([q, await find(boss, { q, period: 'all' })]).toEqual([q, here]);
  }
  // One or two characters are a word.
  for (const q of ['箱', '压扁', '蓝色 保温箱'.replace(' ', '')]) {
    expect([q, await find(had, { q })]).toEqual([q, here]);
  }
  expect(await find(had, { q: '箱保' })).toEqual([]);
  expect(await find(had, { q: '保%箱' })).toEqual([]);
  expect(await find(had, { q: '保温箱', state: 'closed' })).toEqual([]);
  const { found } = await get<FoundConversations>(had, '/conversation-search?q=7777');
  expect(found[0]?.hit?.text).toContain('138******77');

  const label = (payload: object) =>
    agent.ask('conversation.label', { conversationId, ...payload });
  await Promise.all([label({ add: ['易碎', ' VIP '] }), label({ add: ['回访'] })]);
  const labelled = await label({ remove: ['VIP', '没有的'] });
  expect(labelled.conversation.labels).toEqual(['回访', '易碎']);
  expect(await find(had, { label: '回访' })).toEqual(here);
  expect(await find(had, { q: '易碎' })).toEqual(here);
  expect(await find(had, { label: 'VIP' })).toEqual([]);
  const { labels } = await get<{ labels: string[] }>(had, '/conversation-labels');
  expect(labels).toEqual(expect.arrayContaining(['回访', '易碎']));
  const many = Array.from({ length: 9 }, (_, at) => `第${at}`);
  const refused = (payload: object) =>
    agent.codeOf('conversation.label', { conversationId, ...payload });
  expect(await refused({ add: many })).toBe('STATE_CONFLICT');
  expect(await refused({ add: ['两,个'] })).toBe('INVALID_PAYLOAD');
  const outsider = await other.tab();
  expect(await outsider.codeOf('conversation.label', { conversationId, add: ['看'] })).toBe(
    'CONVERSATION_NOT_FOUND',
  );
  expect(await find(had, { q: '保', before: 'x' })).toBe('INVALID_PAYLOAD');
  for (const client of [agent, outsider, customer]) client.close();
});
