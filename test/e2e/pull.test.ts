import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { companiesFile, signedEvents } from '../fixtures/companies.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';
import { API_KEY, CUSTOMER, KEY, StandInCarriers } from '../fixtures/stand-in-carriers.js';

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > deadline) throw new Error('It did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The server looks for silent parcels ten times a second here. */
const EVERY_MS = 100;
/** Long enough for a dozen looks: whatever would be asked about has been. */
const aDozenLooks = () => new Promise((resolve) => setTimeout(resolve, 12 * EVERY_MS));

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const event = (waybill: string, hours: number, rest: object = {}) => ({
  waybill,
  at: hoursAgo(hours),
  state: 'IN_TRANSIT',
  text: '运输中',
  ...rest,
});

describe.each<[string, (url: string) => object, () => object]>([
  [
    'Kuaidi100',
    (url) => ({ kuaidi100: { customer: CUSTOMER, key: KEY, url } }),
    () => ({ time: hoursAgo(1), context: '已签收', status: '签收', statusCode: '301' }),
  ],
  [
    'AfterShip',
    (url) => ({ aftership: { apiKey: API_KEY, url } }),
    () => ({ checkpoint_time: hoursAgo(1), message: 'Delivered', tag: 'Delivered' }),
  ],
])('asking %s', (name, pull, delivered) => {
  let desk: TestDesk;
  let database: pg.Client;
  let carriers: StandInCarriers;
  let companies: ReturnType<typeof companiesFile>;
  beforeAll(async () => {
    carriers = new StandInCarriers();
    companies = companiesFile({ pull: pull(await carriers.start()) });
    desk = await startTestDesk({ companiesFile: companies.file, pullEveryMs: EVERY_MS });
    database = new pg.Client({ connectionString: desk.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await desk.stop();
    await carriers.stop();
    companies.remove();
  });
  beforeEach(() => void carriers.asked.splice(0));
  afterEach(() => {
    expect(carriers.broken).toEqual([]);
    carriers.outage = undefined;
  });

  async function feed(events: object[]): Promise<void> {
    const { path, headers, body } = signedEvents(events);
    const response = await fetch(desk.url + path, { method: 'POST', headers, body });
    expect(response.status).toBe(200);
  }
  async function stateOf(waybill: string): Promise<string | undefined> {
    const { rows } = await database.query('SELECT state FROM waybill WHERE number = $1', [waybill]);
    return (rows[0] as { state: string } | undefined)?.state;
  }

  test('brings a silent parcel up to date', async () => {
    carriers.parcels.set('YT7700000000001', [delivered()]);
    await feed([event('YT7700000000001', 20)]);
    await until(async () =>
      (await stateOf('YT7700000000001')) === 'DELIVERED' ? true : undefined,
    );
    await aDozenLooks();
    expect(carriers.asked).toEqual(['YT7700000000001']);
  });

  test('leaves alone what is not silent, has ended or is forgotten', async () => {
    await feed([
      event('YT7700000000011', 2),
      event('YT7700000000012', 20, { state: 'DELIVERED' }),
      event('YT7700000000013', 24 * 70),
    ]);
    await aDozenLooks();
    expect(carriers.asked).toEqual([]);
  });

  test('asks no second time within half an hour, answer or none', async () => {
    await feed([event('YT7700000000021', 20)]);
    await until(() => carriers.asked[0]);
    await aDozenLooks();
    expect(carriers.asked).toEqual(['YT7700000000021']);
    const { rows } = await database.query(
      `SELECT pulls_in_vain FROM waybill WHERE number = 'YT7700000000021'`,
    );
    expect(rows).toEqual([{ pulls_in_vain: 1 }]);
  });

  test('bears a service that answers nonsense', async () => {
    carriers.outage = 502;
    await feed([event('YT7700000000031', 20)]);
    await until(async () => {
      const { rows } = await database.query(
        `SELECT FROM waybill WHERE number = 'YT7700000000031' AND pulls_in_vain = 1`,
      );
      return rows[0];
    });
    expect(await stateOf('YT7700000000031')).toBe('IN_TRANSIT');
  });

  if (name === 'Kuaidi100') {
    test('sends the phone where the carrier wants one', async () => {
      await feed([event('SF1234567890123', 3, { carrier: 'shunfeng' })]);
      await database.query(
        `UPDATE waybill SET receiver_phone = '13812345678',
                last_event_at = last_event_at - interval '20 hours'
          WHERE number = 'SF1234567890123'`,
      );
      await until(() => carriers.asked[0]);
      expect(carriers.phones.get('SF1234567890123')).toBe('13812345678');
    });
  } else {
    test('rests when it is told to, and loses no question', async () => {
      carriers.aftershipLeft = 0;
      await feed([event('YT7700000000041', 20)]);
      await until(() => (carriers.aftershipLeft < 0 ? true : undefined));
      await aDozenLooks();
      expect(carriers.aftershipLeft).toBe(-1);
      expect(carriers.asked).toEqual([]);
      const { rows } = await database.query(
        `SELECT pulled_at, pulls_in_vain FROM waybill WHERE number = 'YT7700000000041'`,
      );
      expect(rows).toEqual([{ pulled_at: null, pulls_in_vain: 0 }]);
    });
  }
});
