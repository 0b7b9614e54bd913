import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { connectCustomer, connectStaff, type CustomerClient } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
beforeAll(async () => {
  desk = await startTestDesk({ staffCapacity: 5 });
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await desk?.stop();
});

const staff = (login: string) => connectStaff(desk.url, login, desk.passwordOf(login));

async function waiting(): Promise<CustomerClient> {
  const customer = await connectCustomer(desk.url);
  await customer.converse('转人工');
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  return customer;
}

test('closing keeps what it came to, and the customer says once how it was', async () => {
  const agent = await staff('frontline');
  const customer = await waiting();
  const { conversationId } = customer;
  const tab = await connectCustomer(desk.url, { token: customer.hello.token });
  await agent.ask('conversation.accept', { conversationId });
  const rate = { conversationId, score: 4, comment: ' 很耐心 ' };
  expect(await customer.codeOf('satisfaction.rate', rate)).toBe('STATE_CONFLICT');

  const wrapUp = { reason: 'claim', resolved: false };
  const unheard = { conversationId, wrapUp: { ...wrapUp, reason: 'bored' } };
  expect(await agent.codeOf('conversation.close', unheard)).toBe('INVALID_PAYLOAD');
  await agent.ask('conversation.close', { conversationId, wrapUp });
  const again = { conversationId, wrapUp: { reason: 'spam', resolved: true } };
  expect(await agent.codeOf('conversation.close', again)).toBe('ok');
  const { rows } = await database.query(
    `SELECT reason, resolved, staff_id FROM wrap_up WHERE conversation_id = $1`,
    [conversationId],
  );
  expect(rows).toEqual([{ ...wrapUp, staff_id: agent.hello.staff.id }]);

  const closed = await customer.waitFor('conversation', ({ state }) => state === 'closed');
  expect(closed.satisfaction).toEqual({ score: null });
  for (const score of [0, 6, 2.5, '5']) {
    const bad = { ...rate, score };
    expect(await customer.codeOf('satisfaction.rate', bad)).toBe('INVALID_PAYLOAD');
  }
  const stranger = await connectCustomer(desk.url);
  expect(await stranger.codeOf('satisfaction.rate', rate)).toBe('CONVERSATION_NOT_FOUND');
  expect((await customer.ask('satisfaction.rate', rate)).satisfaction).toEqual({ score: 4 });
  await tab.waitFor('conversation', ({ satisfaction }) => satisfaction?.score === 4);
  expect(await customer.codeOf('satisfaction.rate', rate)).toBe('ok');
  expect(await customer.codeOf('satisfaction.rate', { ...rate, score: 1 })).toBe('STATE_CONFLICT');
  const kept = await database.query(`SELECT score, comment FROM satisfaction`);
  expect(kept.rows).toEqual([{ score: 4, comment: '很耐心' }]);
});
