import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import {
  aftershipWebhook,
  companiesFile,
  kuaidi100Push,
  signedEvents,
} from '../fixtures/companies.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
const companies = companiesFile();
beforeAll(async () => {
  desk = await startTestDesk({ companiesFile: companies.file, feedBodyBytes: 600_000 });
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await desk.stop();
  companies.remove();
});

async function post({ path, headers, body }: { path: string; headers: object; body: string }) {
  const response = await fetch(desk.url + path, { method: 'POST', headers: { ...headers }, body });
  return { status: response.status, text: await response.text() };
}
async function postJson(request: Parameters<typeof post>[0]) {
  const { status, text } = await post(request);
  return { status, body: JSON.parse(text) as Record<string, unknown> };
}

/** What the desk tells everybody about a parcel. */
async function stateOf(waybill: string): Promise<string | undefined> {
  const response = await fetch(`${desk.url}/api/v1/waybills/${waybill}`);
  return ((await response.json()) as { state?: string }).state;
}
async function count(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await database.query(`SELECT count(*)::int AS n FROM ${sql}`, values);
  return (rows[0] as { n: number }).n;
}
const eventsOf = (waybill: string) =>
  count('tracking_event JOIN waybill ON waybill.id = waybill_id WHERE number = $1', [waybill]);

/** A number nobody has used yet. */
let serial = 0;
const newNumber = () => `YT88${String(++serial).padStart(11, '0')}`;

/** One moment for all: the same event sent twice is the same to the second. */
const startedAt = Date.now();
const ago = (hours: number) => {
  const shown = new Date(startedAt - hours * 3_600_000 + 8 * 3_600_000).toISOString();
  return shown.slice(0, 19).replace('T', ' ');
};
const step = (hours: number, statusCode: string, context = `状态${statusCode}`) => ({
  time: ago(hours),
  context,
  status: '',
  statusCode,
});
/** Events of the company's own system. */
const own = (waybill: string, hours: number, state: string, rest: object = {}) => ({
  waybill,
  at: new Date(Date.now() - hours * 3_600_000).toISOString(),
  state,
  text: `${state} ${hours}`,
  ...rest,
});

describe('the Kuaidi100 push', () => {
  const push = (nu: string, data: object[], rest: object = {}) =>
    kuaidi100Push({
      status: 'polling',
      billstatus: 'got',
      message: '',
      lastResult: {
        message: 'ok',
        state: '0',
        status: '200',
        ischeck: '0',
        com: 'yuantong',
        nu,
        data,
      },
      ...rest,
    });

  test('is answered as Kuaidi100 expects, and the parcel is known', async () => {
    const number = newNumber();
    const answer = await post(push(number, [step(1, '1002'), step(5, '103')]));
    expect(answer).toEqual({
      status: 200,
      text: '{"result":true,"returnCode":"200","message":"成功"}',
    });
    expect(await stateOf(number)).toBe('IN_TRANSIT');
  });

  test('sent again and again it changes nothing', async () => {
    const number = newNumber();
    const request = push(number, [step(1, '301'), step(2, '5'), step(9, '103')]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(request)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await eventsOf(number)).toBe(3);
    expect(await stateOf(number)).toBe('DELIVERED');
  });

  test('an unknown code is kept as it came and moves nothing', async () => {
    const number = newNumber();
    await post(push(number, [step(1, '77777', '量子隧穿'), step(5, '103')]));
    expect(await stateOf(number)).toBe('PICKED_UP');
    const { rows } = await database.query(
      `SELECT code, text, tracking_event.state FROM tracking_event
         JOIN waybill ON waybill.id = waybill_id WHERE number = $1 ORDER BY at DESC LIMIT 1`,
      [number],
    );
    expect(rows).toEqual([{ code: '77777', text: '量子隧穿', state: null }]);
  });

  test('a carrier that was guessed wrong is corrected, whatever is filed where', async () => {
    const number = newNumber();
    await post(push(number, [step(5, '103')]));
    await post(
      push(number, [step(1, '1002'), step(5, '103')], { comOld: 'yuantong', comNew: 'ems' }),
    );
    const filed = async () =>
      (await database.query('SELECT carrier, state FROM waybill WHERE number = $1', [number])).rows;
    expect(await filed()).toEqual([{ carrier: 'ems', state: 'IN_TRANSIT' }]);
    expect(await eventsOf(number)).toBe(2);

    // A push that is sent again, or late, under the old name does not file it twice.
    await post(push(number, [step(0.5, '5')]));
    await post(push(number, [step(5, '103')]));
    expect(await filed()).toEqual([{ carrier: 'ems', state: 'OUT_FOR_DELIVERY' }]);
    expect(await eventsOf(number)).toBe(3);

    // Nor does an older correction after a newer one; back to a former carrier is a new one.
    await post(push(number, [step(1, '1002')], { comOld: 'ems', comNew: 'jd' }));
    await post(push(number, [step(5, '103')], { comOld: 'yuantong', comNew: 'ems' }));
    expect(await filed()).toEqual([{ carrier: 'jd', state: 'OUT_FOR_DELIVERY' }]);
    await post(push(number, [step(1, '1002')], { comOld: 'jd', comNew: 'ems' }));
    await post(push(number, [step(0.2, '301')], { com: 'jd' }));
    expect(await filed()).toEqual([{ carrier: 'ems', state: 'DELIVERED' }]);
  });

  test('a parcel that is filed under two carriers becomes one with the correction', async () => {
    const number = newNumber();
    await post(push(number, [step(5, '103')]));
    const lastResult = { com: 'ems', nu: number, state: '0', data: [step(1, '5')] };
    await post(kuaidi100Push({ status: 'polling', lastResult }));
    await post(push(number, [step(2, '1002')], { comOld: 'yuantong', comNew: 'ems' }));
    const filed = await database.query('SELECT carrier, state FROM waybill WHERE number = $1', [
      number,
    ]);
    expect(filed.rows).toEqual([{ carrier: 'ems', state: 'OUT_FOR_DELIVERY' }]);
    expect(await eventsOf(number)).toBe(3);
  });

  test('an empty answer of Kuaidi100, with null where it knows nothing, is taken', async () => {
    const lastResult = { nu: newNumber(), com: null, state: null, data: null };
    const answer = await post(kuaidi100Push({ status: 'abort', lastResult }));
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('"result":true') });
  });

  test('a bad event among good ones is reported and the rest kept', async () => {
    const number = newNumber();
    const bad = { ...step(3, '5'), time: '2026-02-31 10:00:00' };
    const { status, body } = await postJson(push(number, [step(1, '5'), bad, step(5, '103')]));
    expect(status).toBe(200);
    expect(body).toEqual({
      result: true,
      returnCode: '200',
      message: '成功',
      refused: [
        { place: 'lastResult.data[1].time', code: 'TIME_INVALID', reason: expect.any(String) },
      ],
    });
    expect(await eventsOf(number)).toBe(2);
  });

  test('that watching has ended is taken note of', async () => {
    const { text } = await post(kuaidi100Push({ status: 'abort', message: '3天查询无记录' }));
    expect(text).toContain('"result":true');
  });

  test.each<[string, () => Parameters<typeof post>[0], number, string]>([
    ['a wrong salt', () => kuaidi100Push({ status: 'polling' }, 'guess'), 401, 'SIGNATURE_INVALID'],
    [
      'no form',
      () => ({ ...kuaidi100Push({ status: 'polling' }), body: 'hello' }),
      401,
      'SIGNATURE_INVALID',
    ],
    ['no push', () => kuaidi100Push({ status: 'dancing' }), 400, 'INVALID_PAYLOAD'],
    [
      'another company',
      () => ({
        ...kuaidi100Push({ status: 'polling' }),
        path: '/api/v1/feeds/other/kuaidi100',
      }),
      404,
      'NOT_FOUND',
    ],
  ])('%s is refused in words that Kuaidi100 understands', async (_, request, status, code) => {
    const answer = await postJson(request());
    expect(answer).toMatchObject({
      status,
      body: { result: false, returnCode: '500', error: { code } },
    });
  });
});

describe('the AfterShip webhook', () => {
  const webhook = (number: string, eventId: string, checkpoints: object[]) =>
    aftershipWebhook({
      event: 'tracking_update',
      event_id: eventId,
      msg: { tracking_number: number, slug: 'yto', tag: 'InTransit', checkpoints },
      ts: Math.floor(Date.now() / 1000),
    });
  const checkpoint = (hours: number, tag: string) => ({
    checkpoint_time: new Date(Date.now() - hours * 3_600_000).toISOString(),
    message: tag,
    tag,
    subtag: `${tag}_001`,
  });

  test('is taken once for each event id', async () => {
    const number = newNumber();
    const request = webhook(number, `id-${number}`, [checkpoint(2, 'InTransit')]);
    const both = await Promise.all([postJson(request), postJson(request)]);
    expect(both.map(({ body }) => body['stored']).sort()).toEqual([0, 1]);
    const changed = webhook(number, `id-${number}`, [checkpoint(1, 'Delivered')]);
    expect(await postJson(changed)).toMatchObject({ status: 200, body: { stored: 0 } });
    expect(await stateOf(number)).toBe('IN_TRANSIT');
    await post(webhook(number, `id-${number}-2`, [checkpoint(1, 'Delivered')]));
    expect(await stateOf(number)).toBe('DELIVERED');
  });

  test('a body that was touched is refused', async () => {
    const number = newNumber();
    const request = webhook(number, 'id', [checkpoint(2, 'InTransit')]);
    const touched = { ...request, body: request.body.replace('InTransit', 'Delivered') };
    expect(await postJson(touched)).toMatchObject({
      status: 401,
      body: { error: { code: 'SIGNATURE_INVALID' } },
    });
    expect(await stateOf(number)).toBeUndefined();
  });
});

describe("a company's own events", () => {
  test('are stored, in whatever order they come', async () => {
    const number = newNumber();
    const first = await postJson(
      signedEvents([own(number, 1, 'OUT_FOR_DELIVERY'), own(number, 5, 'PICKED_UP')]),
    );
    expect(first).toEqual({ status: 200, body: { stored: 2, repeated: 0, refused: [] } });
    await post(signedEvents([own(number, 3, 'IN_TRANSIT')]));
    expect(await stateOf(number)).toBe('OUT_FOR_DELIVERY');
    await post(signedEvents([own(number, 0.5, 'DELIVERED')]));
    expect(await stateOf(number)).toBe('DELIVERED');
    // The end stays the end, whatever is scanned later or told late.
    await post(signedEvents([own(number, 0.2, 'IN_TRANSIT'), own(number, 4, 'CUSTOMS')]));
    expect(await stateOf(number)).toBe('DELIVERED');
    expect(await eventsOf(number)).toBe(6);
  });

  test('may come with what the company knows of the parcel', async () => {
    const number = newNumber();
    const told = { waybill: number, target: '510107', grams: 1500, receiver: { name: '张三' } };
    const waybills = [told, { waybill: number, target: 'nowhere' }];
    const { body } = await postJson(signedEvents([own(number, 2, 'IN_TRANSIT')], { waybills }));
    expect(body).toMatchObject({
      stored: 1,
      refused: [{ place: 'waybills[1].target', code: 'PLACE_UNKNOWN' }],
    });
    const { rows } = await database.query(
      `SELECT state, target_adcode, grams, receiver_name FROM waybill WHERE number = $1`,
      [number],
    );
    expect(rows).toEqual([
      { state: 'IN_TRANSIT', target_adcode: '510107', grams: 1500, receiver_name: '张三' },
    ]);
  });

  test('what several tell of a parcel at once counts together', async () => {
    const number = newNumber();
    const tell = (told: object) =>
      post(signedEvents([], { waybills: [{ waybill: number, ...told }] }));
    await Promise.all([
      tell({ grams: 1500 }),
      tell({ target: '510107' }),
      tell({ receiver: { name: '张三' } }),
      tell({ receiver: { phone: '13800001234' } }),
    ]);
    const { rows } = await database.query(
      `SELECT target_adcode, grams, receiver_name, receiver_phone FROM waybill WHERE number = $1`,
      [number],
    );
    expect(rows).toEqual([
      {
        target_adcode: '510107',
        grams: 1500,
        receiver_name: '张三',
        receiver_phone: '13800001234',
      },
    ]);
  });

  test('many requests at once about the same parcels lose nothing', async () => {
    const numbers = Array.from({ length: 10 }, newNumber);
    const requests = Array.from({ length: 40 }, (_, request) =>
      signedEvents(
        numbers.map((number, position) =>
          own(number, 50 - request, request === 39 ? 'DELIVERED' : 'IN_TRANSIT', {
            code: `${request}`,
            text: `${position}`,
          }),
        ),
      ),
    );
    const answers = await Promise.all(requests.map((request) => postJson(request)));
    expect(answers.map(({ body }) => body['stored'])).toEqual(requests.map(() => 10));
    for (const number of numbers) {
      expect(await eventsOf(number)).toBe(40);
      expect(await stateOf(number)).toBe('DELIVERED');
    }
  });

  test('a delivered parcel is kept as a trip of its lane', async () => {
    const number = newNumber();
    await post(
      signedEvents([
        own(number, 50, 'PICKED_UP', { adcode: '310104' }),
        own(number, 2, 'DELIVERED', { adcode: '510104' }),
      ]),
    );
    const { rows } = await database.query(
      `SELECT origin_city, target_city,
              extract(epoch FROM delivered_at - picked_up_at)::float AS seconds
         FROM lane_trip JOIN waybill ON waybill.id = waybill_id WHERE number = $1`,
      [number],
    );
    expect(rows).toEqual([
      { origin_city: '310000', target_city: '510100', seconds: expect.closeTo(48 * 3600, -1) },
    ]);
  });

  test('the trips of a lane say when the next parcel may arrive', async () => {
    const place = { adcode: '330106' };
    const trips = Array.from({ length: 24 }, (_, at) => {
      const number = newNumber();
      return [
        own(number, 200 + at, 'PICKED_UP', place),
        own(number, 200 - at, 'DELIVERED', { adcode: '420106' }),
      ];
    });
    const number = newNumber();
    await post(signedEvents([...trips.flat(), own(number, 2, 'PICKED_UP', place)]));
    const arrival = `${desk.url}/api/v1/waybills/${number}/arrival`;
    // Where it goes nobody has said yet.
    expect((await fetch(arrival)).status).toBe(404);
    await database.query(`UPDATE waybill SET target_adcode = '420111' WHERE number = $1`, [number]);
    const estimate = (await (await fetch(arrival)).json()) as Record<string, string>;
    // Trips of 0, 2, … 46 hours; the shorter ones are past. Whether the one of two hours is, the
    // time that the test itself takes decides.
    expect(estimate).toMatchObject({ kind: 'range', reach: 'city' });
    expect(Math.abs(Number(estimate['trips']) - 23)).toBeLessThanOrEqual(1);
    const hours = (at: string | undefined) => (Date.parse(at ?? '') - Date.now()) / 3_600_000 + 2;
    expect(Math.abs(hours(estimate['earliest']) - 25)).toBeLessThan(1.5);
    expect(Math.abs(hours(estimate['latest']) - 37.6)).toBeLessThan(1.5);

    await database.query(`UPDATE waybill SET target_adcode = '650102' WHERE number = $1`, [number]);
    expect(await (await fetch(arrival)).json()).toEqual({
      kind: 'too_few',
      trips: 0,
      reach: 'province',
    });
  });

  test("one company's events do not touch another's parcel", async () => {
    const number = newNumber();
    await post(signedEvents([own(number, 2, 'IN_TRANSIT')]));
    const secret = 'other-secret-of-the-events';
    const foreign = [own(number, 1, 'LOST', { carrier: 'yuantong' })];
    await post(signedEvents(foreign, { company: 'other', secret }));
    const { rows } = await database.query(
      'SELECT company, state FROM waybill WHERE number = $1 ORDER BY company',
      [number],
    );
    expect(rows).toEqual([
      { company: 'jieli', state: 'IN_TRANSIT' },
      { company: 'other', state: 'LOST' },
    ]);
  });

  test('a request is taken once; repeated by an honest sender it is signed anew', async () => {
    const events = [own(newNumber(), 2, 'IN_TRANSIT')];
    const request = signedEvents(events);
    expect((await post(request)).status).toBe(200);
    expect(await postJson(request)).toMatchObject({
      status: 409,
      body: { error: { code: 'REPLAYED' } },
    });
    const anew = await postJson(signedEvents(events, { at: Date.now() - 2_000 }));
    expect(anew.body).toMatchObject({ stored: 0, repeated: 1 });
  });

  test('a body that is nested too deep is refused before it is parsed', async () => {
    let deep: unknown = own(newNumber(), 2, 'IN_TRANSIT');
    for (let levels = 0; levels < 100; levels++) deep = [deep];
    expect(await postJson(signedEvents([deep]))).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_PAYLOAD', details: { maximumLevels: 64 } } },
    });
  });

  test('text that PostgreSQL cannot hold is stored without it', async () => {
    const number = newNumber();
    const nul = String.fromCharCode(0);
    const waybills = [{ waybill: number, receiver: { name: `张${nul}三` } }];
    await post(signedEvents([own(number, 2, 'IN_TRANSIT', { text: `a${nul}b` })], { waybills }));
    expect(await eventsOf(number)).toBe(1);
  });

  test.each<[string, () => Parameters<typeof post>[0], number, string]>([
    ['too old', () => signedEvents([], { at: Date.now() - 400_000 }), 401, 'REQUEST_EXPIRED'],
    [
      'from the future',
      () => signedEvents([], { at: Date.now() + 400_000 }),
      401,
      'REQUEST_EXPIRED',
    ],
    ['signed by a stranger', () => signedEvents([], { secret: 'guess' }), 401, 'SIGNATURE_INVALID'],
    [
      'not signed',
      () => ({ ...signedEvents([]), headers: { 'Content-Type': 'application/json' } }),
      401,
      'SIGNATURE_INVALID',
    ],
    ['empty', () => signedEvents([]), 400, 'INVALID_PAYLOAD'],
    ['too large', () => signedEvents(['x'.repeat(700_000)]), 413, 'MESSAGE_TOO_LONG'],
    ['for nobody', () => signedEvents([], { company: 'nobody' }), 404, 'NOT_FOUND'],
  ])('a request that is %s is refused', async (_, request, status, code) => {
    expect(await postJson(request())).toMatchObject({ status, body: { error: { code } } });
  });
});
