import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { CannedChoice } from '../../src/protocol/index.js';
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
