import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { connectCustomer, type CustomerClient } from '../fixtures/client.js';
import { startDesk } from '../fixtures/desk-host-client.js';
import { startTestDesk, testConfig, type TestDesk } from '../fixtures/relaydesk.js';

const EVERY_MS = 200;

let desk: TestDesk;
let companiesFile: string;
let database: pg.Client;

beforeAll(async () => {
  const config = { ...testConfig(), watchEveryMs: EVERY_MS };
  companiesFile = path.join(config.dataFolder, 'companies.yaml');
  writeFileSync(
    companiesFile,
    `companies:
  - id: quick
    name: 快
    watch: { stallHours: 72, stallHoursByProduct: { cold: 8 } }
  - id: blind
    name: 不看
    watch: { enabled: false }
`,
  );
  desk = await startTestDesk({ ...config, companiesFile });
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});

const used: string[] = [];

/** Parcels on the road that no test has used: scanned just now and due in two days. */
async function parcels(count: number, company = 'demo', product = 'standard'): Promise<string[]> {
  const { rows } = await database.query(
    `UPDATE waybill SET company = $1, product = $2, state = 'IN_TRANSIT', last_event_at = now(),
                        promised_at = now() + interval '2 days'
      WHERE id IN (SELECT id FROM waybill WHERE state IN ('IN_TRANSIT', 'DELIVERED')
                      AND number <> ALL($3) ORDER BY id LIMIT $4)
      RETURNING number`,
    [company, product, used, count],
  );
  const numbers = (rows as { number: string }[]).map(({ number }) => number);
  used.push(...numbers);
  return numbers;
}

async function parcel(company?: string, product?: string): Promise<string> {
  const [number] = await parcels(1, company, product);
  if (!number) throw new Error('No parcel is left');
  return number;
}

const silentFor = (numbers: string[], hours: number) =>
  database.query(
    `UPDATE waybill SET last_event_at = now() - make_interval(hours => $2) WHERE number = ANY($1)`,
    [numbers, hours],
  );

const dueDaysAgo = (number: string, days: number) =>
  database.query(
    `UPDATE waybill SET promised_at = now() - make_interval(days => $2) WHERE number = $1`,
    [number, days],
  );

interface Order {
  state: string;
  topic: string;
  requested_by: string;
  conversation_id: string | null;
}

async function ordersOf(number: string): Promise<Order[]> {
  const { rows } = await database.query(
    `SELECT state, details ->> 'topic' AS topic, requested_by, conversation_id
       FROM work_order WHERE waybill = $1 ORDER BY serial`,
    [number],
  );
  return rows as Order[];
}

const findingsOf = async (number: string): Promise<string[]> => {
  const { rows } = await database.query(
    `SELECT kind FROM parcel_finding f JOIN waybill w ON w.id = f.waybill_id
      WHERE number = $1 ORDER BY f.id`,
    [number],
  );
  return (rows as { kind: string }[]).map(({ kind }) => kind);
};

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come about in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whatever was to be found before has been found once a parcel that stalls now has its enquiry. */
async function aRoundLater(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    const marker = await parcel();
    await silentFor([marker], 24 * 30);
    await eventually(async () => (await ordersOf(marker)).length > 0);
  }
}

async function customerOf(number: string): Promise<CustomerClient> {
  const customer = await connectCustomer(desk.url);
  await customer.converse(`我的快递 ${number} 到哪了`);
  return customer;
}

const told = (client: CustomerClient, words: string) =>
  client
    .all('message')
    .filter(({ content }) => content.kind === 'text' && content.text.includes(words));

const hears = (client: CustomerClient, words: string) =>
  client.waitFor(
    'message',
    ({ content }) => content.kind === 'text' && content.text.includes(words),
  );

describe('a parcel that stalls', () => {
  test('is asked about and told of once, before its customer asks', async () => {
    const number = await parcel();
    const [customer, stranger] = [await customerOf(number), await customerOf(await parcel())];
    await silentFor([number], 80);
    const message = await hears(customer, '3 天 没有新的物流信息');
    expect(message.author.kind).toBe('bot');
    expect(message.content).toMatchObject({
      card: { type: 'work_order', kind: 'outlet_enquiry', state: 'submitted', waybill: number },
    });
    await aRoundLater();
    expect(told(customer, '没有新的物流信息')).toHaveLength(1);
    expect(told(stranger, '没有新的物流信息')).toHaveLength(0);
    expect(await findingsOf(number)).toEqual(['stalled']);
    expect(await ordersOf(number)).toEqual([
      {
        state: 'submitted',
        topic: 'stalled',
        requested_by: 'watcher',
        conversation_id: customer.conversationId,
      },
    ]);
    [customer, stranger].forEach((client) => client.close());
  });

  test('again after it had moved is another finding', async () => {
    const number = await parcel();
    await silentFor([number], 60);
    await eventually(async () => (await ordersOf(number)).length === 1);
    await database.query(`UPDATE work_order SET state = 'done' WHERE waybill = $1`, [number]);
    await silentFor([number], 50);
    // What was found is looked at again after some hours.
    await database.query(`UPDATE parcel_finding SET seen_at = seen_at - interval '1 day'`);
    await eventually(async () => (await ordersOf(number)).length === 2);
    expect(await findingsOf(number)).toEqual(['stalled', 'stalled']);
  });

  test('and gets worse is told of anew, under the same enquiry', async () => {
    const number = await parcel();
    const customer = await customerOf(number);
    await silentFor([number], 60);
    await hears(customer, '没有新的物流信息');
    await dueDaysAgo(number, 1);
    await database.query(`UPDATE parcel_finding SET seen_at = seen_at - interval '1 day'`);
    await hears(customer, '超过预计送达时间');
    await dueDaysAgo(number, 30);
    await database.query(`UPDATE parcel_finding SET seen_at = seen_at - interval '1 day'`);
    await hears(customer, '可能在途中出了问题');
    expect(await ordersOf(number)).toHaveLength(1);
    customer.close();
  });
});

test('a parcel past its date is found; one in time, and one that is there, are not', async () => {
  const [late, inTime, delivered] = await parcels(3);
  if (!late || !inTime || !delivered) throw new Error('No parcel is left');
  await database.query(`UPDATE waybill SET state = 'DELIVERED' WHERE number = $1`, [delivered]);
  await dueDaysAgo(late, 1);
  await dueDaysAgo(delivered, 1);
  await silentFor([delivered], 24 * 30);
  await eventually(async () => (await ordersOf(late)).length > 0);
  await aRoundLater();
  expect(await findingsOf(late)).toEqual(['late']);
  expect(await findingsOf(inTime)).toEqual([]);
  expect(await findingsOf(delivered)).toEqual([]);
});

test('two nodes that find many parcels at once open one enquiry for each', async () => {
  const settings = { ...testConfig(), companiesFile, watchEveryMs: EVERY_MS };
  const other = await startDesk({ ...settings, databaseUrl: desk.databaseUrl });
  const numbers = await parcels(40);
  expect(numbers).toHaveLength(40);
  await silentFor(numbers, 100);
  await eventually(async () => {
    const { rows } = await database.query(
      `SELECT count(DISTINCT waybill)::integer AS asked FROM work_order WHERE waybill = ANY($1)`,
      [numbers],
    );
    return (rows as { asked: number }[])[0]?.asked === 40;
  });
  await aRoundLater();
  const { rows } = await database.query(
    `SELECT count(*)::integer AS orders FROM work_order WHERE waybill = ANY($1)`,
    [numbers],
  );
  expect(rows).toEqual([{ orders: 40 }]);
  await other.stop();
});

test('a company has its own hours, by product, or is not watched at all', async () => {
  const [standard, cold, blind] = [
    await parcel('quick'),
    await parcel('quick', 'cold'),
    await parcel('blind'),
  ];
  await silentFor([standard, cold, blind], 60);
  await eventually(async () => (await findingsOf(cold)).length > 0);
  await aRoundLater();
  expect(await findingsOf(standard)).toEqual([]);
  expect(await findingsOf(blind)).toEqual([]);
  await silentFor([standard], 80);
  await eventually(async () => (await findingsOf(standard)).length > 0);
});
