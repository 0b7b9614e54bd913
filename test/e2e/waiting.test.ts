import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { connectCustomer, type CustomerClient } from '../fixtures/client.js';
import { colleaguesLike } from '../fixtures/colleagues.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
beforeAll(async () => {
  desk = await startTestDesk({ staffGraceMs: 300 });
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});

async function waitingCustomer(words = '转人工'): Promise<CustomerClient> {
  const customer = await connectCustomer(desk.url);
  await customer.converse(words);
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  return customer;
}

const textsOf = (customer: CustomerClient): string[] =>
  customer.all('message').flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []));

test('while the team is closed customers are told when it opens, and its clocks stand', async () => {
  const [person] = await colleaguesLike(desk, 'frontline', 1);
  const day = (ahead: number) =>
    new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const hours = {
    timeZone: 'UTC',
    week: Array.from({ length: 7 }, () => [['09:00', '18:00']]),
    holidays: 'none',
    exceptions: [{ day: day(0), shifts: [] }],
  };
  await database.query(`UPDATE team SET hours = $1 WHERE is_default`, [JSON.stringify(hours)]);
  const opens = `${day(1)}T09:00:00.000Z`;
  const customer = await waitingCustomer();
  const urgent = await waitingCustomer('包裹里是救命药，病人等着用，再不到要出人命了');
  const { queue } = await customer.waitFor('conversation', (view) => view.queue !== undefined);
  expect(queue).toMatchObject({ nobodyOnDuty: true, opensAt: opens });
  const told = await customer.waitFor(
    'message',
    ({ content }) => content.kind === 'text' && content.text.includes('没有同事在线'),
  );
  expect(told.content).toMatchObject({ text: expect.stringMatching(/明天 0?9:00 上班.*请回电/) });

  const tab = await person?.tab();
  const clocksOf = async ({ conversationId }: CustomerClient) =>
    (await tab?.ask('conversation.clocks', { conversationId }))?.clocks.find(
      ({ kind }) => kind === 'accept',
    );
  const standing = await clocksOf(customer);
  expect(standing?.dueAt).toBe(new Date(Date.parse(opens) + 120_000).toISOString());
  expect(standing?.pauses).toEqual([{ from: expect.any(String), to: opens }]);
  expect((await clocksOf(urgent))?.pauses).toEqual([]);
  expect(await tab?.codeOf('conversation.clocks', { conversationId: crypto.randomUUID() })).toBe(
    'CONVERSATION_NOT_FOUND',
  );
  await database.query(`UPDATE team SET hours = NULL WHERE is_default`);
  for (const client of [customer, urgent]) {
    await client.ask('conversation.close', { conversationId: client.conversationId });
    client.close();
  }
  // Nobody is there for the next test either.
  await tab?.ask('presence.set', { presence: 'away' });
  tab?.close();
});

test('while nobody is there the customer is told so, once, and live when somebody comes', async () => {
  const [person] = await colleaguesLike(desk, 'frontline', 1);
  const customer = await waitingCustomer();
  const alone = await customer.waitFor('conversation', ({ queue }) => queue !== undefined);
  expect(alone.queue).toEqual({ place: 1, nobodyOnDuty: true });
  await customer.waitFor(
    'message',
    ({ content }) => content.kind === 'text' && content.text.includes('没有同事在线'),
  );
  const tab = await person?.tab();
  const served = await customer.waitFor(
    'conversation',
    ({ queue }) => queue !== undefined && !queue.nobodyOnDuty,
  );
  expect(served.queue).toEqual({ place: 1 });
  const told = textsOf(customer).filter((text) => text.includes('没有同事在线'));
  expect(told).toHaveLength(1);
  customer.received.length = 0;
  await tab?.ask('presence.set', { presence: 'away' });
  await customer.waitFor('conversation', ({ queue }) => queue?.nobodyOnDuty === true);
  await tab?.ask('conversation.accept', { conversationId: customer.conversationId });
  const other = await waitingCustomer('I want to talk to a human agent');
  await other.waitFor(
    'message',
    ({ content }) => content.kind === 'text' && content.text.startsWith('Nobody of our team'),
  );
  for (const client of [customer, other]) {
    await client.ask('conversation.close', { conversationId: client.conversationId });
    client.close();
  }
  tab?.close();
});

test('the expected wait comes from recent waits of the tier, where enough are known', async () => {
  const [person] = await colleaguesLike(desk, 'frontline', 1);
  const tab = await person?.tab();
  const customer = await waitingCustomer();
  const before = await customer.waitFor('conversation', ({ queue }) => queue !== undefined);
  expect(before.queue?.expected).toBeUndefined();
  // Ten who waited from one to ten minutes, and were served within the last hour.
  await database.query(
    `WITH people AS (
       INSERT INTO customer (id) SELECT gen_random_uuid() FROM generate_series(1, 10) RETURNING id)
     INSERT INTO conversation (id, customer_id, locale, state, queued_at, accepted_at)
     SELECT gen_random_uuid(), id, 'zh-CN', 'closed',
            now() - make_interval(mins => 30 + (row_number() OVER ())::integer),
            now() - interval '30 minutes'
       FROM people`,
  );
  const again = await connectCustomer(desk.url, { token: customer.hello.token });
  const expected = again.hello.conversation.queue?.expected;
  if (!expected) throw new Error('Nothing is expected');
  // Half of ten waited up to five minutes, nine of ten up to nine.
  expect(Date.parse(expected.to) - Date.parse(expected.from)).toBe(4 * 60_000);
  again.close();
  customer.close();
  tab?.close();
});
