import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { PriceListView } from '../../src/protocol/index.js';
import { connectCustomer, signIn } from '../fixtures/client.js';
import { companiesFile } from '../fixtures/companies.js';
import { dawdling } from '../fixtures/dawdling.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

const LIMIT = 4_000_000;

let desk: TestDesk;
let database: pg.Client;
let token: string;
const companies = companiesFile();
beforeAll(async () => {
  desk = await startTestDesk({ companiesFile: companies.file, importBytes: LIMIT });
  token = (await signIn(desk.url, 'admin', desk.passwordOf('admin'))).token;
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await desk.stop();
  companies.remove();
});

interface Entry {
  type: string;
  line?: number;
  code?: string;
  column?: string;
  reason?: string;
  lines?: number;
  stored?: number;
  refused?: number;
}

async function importCsv(
  kind: string,
  body: string | Buffer,
  { type = 'text/csv', company = 'jieli' } = {},
): Promise<{ status: number; entries: Entry[]; complaints: string[]; done: Entry | undefined }> {
  const response = await fetch(`${desk.url}/api/v1/imports/${kind}?company=${company}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': type },
    body: new Uint8Array(Buffer.from(body)),
  });
  const text = await response.text();
  const entries = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Entry);
  return {
    status: response.status,
    entries,
    complaints: entries
      .filter((entry) => entry.type === 'refused')
      .map(({ line, column, code }) => `${line}${column ? ` ${column}` : ''} ${code}`),
    done: entries.find((entry) => entry.type === 'done'),
  };
}
async function rows(sql: string, values: unknown[] = []): Promise<unknown[]> {
  return (await database.query(sql, values)).rows;
}
const get = async (path: string) => (await fetch(desk.url + path)).json() as Promise<object>;

const OUTLETS = 'code,name,adcode,address,lng,lat,phone,hours,services';
const outlet = (code: string, rest: Partial<Record<string, string>> = {}) =>
  [
    code,
    rest['name'] ?? `网点${code}`,
    rest['adcode'] ?? '540102',
    '"拉萨市城关区, 人民路1号"',
    rest['lng'] ?? '91.17',
    rest['lat'] ?? '29.65',
    rest['phone'] ?? '0891-5550-1234',
    rest['hours'] ?? '"08:30-20:00"',
    '寄件、自提',
  ].join(',');

describe('importing outlets', () => {
  test('adds them, changes them, and the desk tells of them', async () => {
    const first = await importCsv('outlets', `\ufeff${OUTLETS}\r\n${outlet('LS-1')}\r\n`);
    expect(first).toMatchObject({ status: 200, complaints: [], done: { lines: 1, stored: 1 } });
    await importCsv('outlets', `${OUTLETS}\n${outlet('LS-1', { name: '新名字' })}\n`);
    expect(await rows(`SELECT name, company, demo FROM outlet WHERE code = 'LS-1'`)).toEqual([
      { name: '新名字', company: 'jieli', demo: false },
    ]);
  });

  test('two files about the same, each in its own order, are both taken', async () => {
    const lines = ['LS-71', 'LS-72'].map((code) => outlet(code));
    const done = await dawdling(database, 'BEFORE INSERT ON outlet', () =>
      Promise.all(
        [lines, lines.toReversed()].map((file) =>
          importCsv('outlets', [OUTLETS, ...file].join('\n')),
        ),
      ),
    );
    expect(done.map((file) => file.done?.stored)).toEqual([2, 2]);
  });

  test('refuses bad lines with their place and keeps the rest', async () => {
    const file = [
      OUTLETS,
      outlet('GOOD-1'),
      outlet('BAD-1', { lat: '95' }),
      outlet('BAD-2', { lng: 'NaN' }),
      outlet('BAD-3', { adcode: '亚特兰蒂斯' }),
      '"BAD-4,never closed',
      'BAD-5,too,few',
      '',
      outlet('GOOD-2'),
      outlet('BAD-6', { hours: '看心情' }),
      'BAD-7,cut in the mid',
    ].join('\n');
    const { complaints, done } = await importCsv('outlets', file);
    expect(complaints).toEqual([
      '3 lat COORDINATES_INVALID',
      '4 lng COORDINATES_INVALID',
      '5 adcode PLACE_UNKNOWN',
      '6 QUOTES',
      '7 CELL_COUNT',
      '10 hours HOURS_INVALID',
      '11 CELL_COUNT',
    ]);
    expect(done).toMatchObject({ lines: 9, stored: 2, refused: 7 });
    expect(await rows(`SELECT code FROM outlet WHERE code ~ '^(GOOD|BAD)' ORDER BY code`)).toEqual([
      { code: 'GOOD-1' },
      { code: 'GOOD-2' },
    ]);
  });

  test('reads GBK where it is announced and refuses it where it is not', async () => {
    const gbk = Buffer.concat([
      Buffer.from(`${OUTLETS}\n`),
      Buffer.from('GBK-1,', 'latin1'),
      Buffer.from([0xb3, 0xc9, 0xb6, 0xbc]),
      Buffer.from(',510107,x,,,028-5550-1234,08:30-20:00,\n'),
    ]);
    expect((await importCsv('outlets', gbk)).complaints).toEqual(['2 name ENCODING']);
    const announced = await importCsv('outlets', gbk, { type: 'text/csv; charset=gbk' });
    expect(announced.done).toMatchObject({ stored: 1, refused: 0 });
    expect(await rows(`SELECT name FROM outlet WHERE code = 'GBK-1'`)).toEqual([{ name: '成都' }]);
  });

  test('of a file that is too large the lines before the limit are kept', async () => {
    const long = 'x'.repeat(60_000);
    const lines = Array.from({ length: 80 }, (_, at) => outlet(`BIG-${at}`, { lng: long }));
    const file = [OUTLETS, outlet('BIG-FIRST'), ...lines, outlet('BIG-LAST')].join('\n');
    expect(file.length).toBeGreaterThan(LIMIT);
    const { complaints } = await importCsv('outlets', file);
    expect(complaints.at(-1)).toMatch(/^\d+ FILE_TOO_LARGE$/);
    expect(await rows(`SELECT code FROM outlet WHERE code ~ '^BIG' ORDER BY code`)).toEqual([
      { code: 'BIG-FIRST' },
    ]);
  });

  test('a connection that breaks loses the lines that were not read whole only', async () => {
    const lines = Array.from({ length: 1_200 }, (_, at) => outlet(`CUT-${at}`)).join('\n');
    await new Promise<void>((resolve) => {
      const upload = httpRequest(`${desk.url}/api/v1/imports/outlets?company=jieli`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'text/csv',
          'Content-Length': 10_000_000,
        },
      });
      upload.on('error', () => resolve());
      upload.write(`${OUTLETS}\n${lines}`, () => setTimeout(() => upload.destroy(), 100));
    });
    const count = async () =>
      (await rows(`SELECT count(*)::int AS n FROM outlet WHERE code ~ '^CUT'`))[0];
    for (let look = 0; look < 200; look++) {
      if (((await count()) as { n: number }).n === 1_199) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    // The last line has no end: it may have been cut in the middle.
    expect(await count()).toEqual({ n: 1_199 });
  });
});

describe('finding outlets', () => {
  interface Card {
    place: string;
    demo: boolean;
    outlets: { code: string; distanceMetres?: number; openNow: boolean }[];
  }
  const find = async (query: string, limit = 20) => {
    const card = (await get(`/api/v1/outlets?limit=${limit}&${query}`)) as Card;
    return { ...card, codes: card.outlets.map(({ code }) => code) };
  };
  beforeAll(async () => {
    const at = (code: string, adcode: string, address: string, lng: string, lat: string) =>
      `${code},网点${code},${adcode},${address},${lng},${lat},0971-5550-1234,24小时,Outlet ${code}`;
    const file = [
      'code,name,adcode,address,lng,lat,phone,hours,name_en',
      at('XN-1', '630102', '西宁市城东区昆仑路8号', '101.80', '36.60'),
      at('XN-2', '630103', '西宁市城中区长江路1号', '101.77', '36.62'),
      at('XN-3', '632801', '格尔木市昆仑路99号', '94.90', '36.41'),
      at('XN-4', '630102', '西宁市城东区昆仑路10号', '101.81', '36.60').replace('24小时', '休息'),
    ].join('\n');
    expect((await importCsv('outlets', file)).complaints).toEqual([]);
  });

  test.each([
    ['en', 'Where is an outlet in Xining?', 'Outlet XN-2'],
    ['zh-CN', '西宁有哪些网点', '网点XN-2'],
  ] as const)('in a chat, as they are called in its language: %s', async (locale, text, name) => {
    const customer = await connectCustomer(desk.url, { locale });
    const { content } = await customer.converse(text);
    const outlets = expect.arrayContaining([
      expect.objectContaining({ name, address: '西宁市城中区长江路1号' }),
    ]);
    expect(content).toMatchObject({ card: { type: 'outlets', outlets } });
    customer.close();
  });

  test('by a place of any level, a real company before the demo', async () => {
    expect((await find('adcode=630102')).codes).toEqual(['XN-1', 'XN-4']);
    expect((await find('adcode=630100')).codes.toSorted()).toEqual(['XN-1', 'XN-2', 'XN-4']);
    expect((await find('adcode=630000')).codes).toHaveLength(4);
    expect(await find('adcode=630102')).toMatchObject({ place: '青海省西宁市城东区', demo: false });
    expect((await find('adcode=510107')).codes.length).toBeGreaterThan(0);
  });

  test('by an address', async () => {
    const text = (words: string) => find(`text=${encodeURIComponent(words)}`);
    expect((await text('西宁昆仑路附近有网点吗')).codes).toEqual(['XN-1', 'XN-4']);
    expect((await text('昆仑路')).codes).toEqual(['XN-1', 'XN-3', 'XN-4']);
    expect((await text('西寧市城中區')).codes).toEqual(['XN-2']);
    // A street without an outlet: those of the place.
    expect((await text('格尔木市天峻路')).codes).toEqual(['XN-3']);
    expect((await text("100%_'路")).codes).toEqual([]);
  });

  test('by the distance from a position, the nearest first', async () => {
    const near = await find('near=101.80,36.60');
    expect(near.codes).toEqual(['XN-1', 'XN-4', 'XN-2']);
    expect(near.outlets.map(({ distanceMetres = -1 }) => Math.round(distanceMetres / 100))).toEqual(
      [0, 9, 35],
    );
    expect((await find('near=101.80,36.60', 1)).codes).toEqual(['XN-1']);
    expect((await find('near=-30,-50')).codes).toEqual([]);
    expect(
      (await find('near=101.80,36.60&datum=wgs84')).outlets[0]?.distanceMetres,
    ).toBeGreaterThan(100);
  });

  test('those that are open now', async () => {
    expect((await find('near=101.80,36.60&open=now')).codes).toEqual(['XN-1', 'XN-2']);
    expect((await find('adcode=630102&open=now')).codes).toEqual(['XN-1']);
  });
});

describe('importing prices', () => {
  test('zones and rates make quotes, by the days they hold on', async () => {
    await importCsv('zones', 'origin,target,zone\n310000,四川,west\n310000,310000,near\n');
    const rates = [
      'product,name,rank,origin,zone,valid_from,valid_until,method,min_kg,first_kg,first_price,step_kg,next_price,divisor,per_kg,per_m3,minimum,surcharges,days_from,days_until',
      'std,标快,1,310000,west,2020-01-01,,,,1,12,1,4,6000,,,,fuel 10%,2,3',
      'std,标快,1,310000,west,2099-01-01,,,,1,99,1,99,6000,,,,,2,3',
      'old,旧价,1,310000,west,2020-01-01,2020-12-31,,,1,1,1,1,6000,,,,,2,3',
      'ltl,零担,2,310000,west,2020-01-01,,freight,30,,,,,,1.5,300,60,upstairs 50 on request,3,6',
    ].join('\n');
    expect((await importCsv('rates', rates)).done).toMatchObject({ stored: 4, refused: 0 });

    // 3 kg at 12 + 2 × 4, and the fuel; the demo's prices step back.
    expect(await get('/api/v1/quotes?from=310104&to=510107&grams=3000')).toMatchObject({
      products: [{ product: 'std', totalFen: 2200 }],
      demo: false,
    });
    const bulk = '/api/v1/quotes?from=310104&to=510107&grams=40000&length=100&width=100&height=100';
    expect(await get(`${bulk}&services=upstairs`)).toMatchObject({
      products: [
        { product: 'std' },
        {
          product: 'ltl',
          lines: [
            { code: 'freight_volume', amountFen: 30_000 },
            { code: 'surcharge', item: 'upstairs', amountFen: 5_000 },
          ],
        },
      ],
    });
    // Nobody but the demo quotes the way back.
    expect(await get('/api/v1/quotes?from=510107&to=310104&grams=3000')).toMatchObject({
      demo: true,
    });
  });

  test('an admin sees which list counts on a day, and moves its days where no other holds', async () => {
    const call = async (edit?: object, as = token, query = '') => {
      const response = await fetch(`${desk.url}/api/v1/price-lists${query}`, {
        method: edit ? 'PUT' : 'GET',
        headers: { Authorization: `Bearer ${as}`, 'Content-Type': 'application/json' },
        ...(edit && { body: JSON.stringify(edit) }),
      });
      return JSON.parse((await response.text()) || '{}') as {
        priceLists?: PriceListView[];
        error?: { code: string; details?: object };
      };
    };
    const listed = async (query = '') =>
      (await call(undefined, token, query)).priceLists
        ?.filter(({ company }) => company === 'jieli')
        .map(({ product, from, until, state }) => [product, from, until, state].join(' '));
    expect(await listed()).toEqual([
      'ltl 2020-01-01  current',
      'old 2020-01-01 2020-12-31 ended',
      'std 2099-01-01  coming',
      'std 2020-01-01  current',
    ]);
    expect(await listed('?day=2099-01-02')).toEqual([
      'ltl 2020-01-01  current',
      'old 2020-01-01 2020-12-31 ended',
      'std 2099-01-01  current',
      'std 2020-01-01  replaced',
    ]);
    const std = { company: 'jieli', product: 'std', from: '2020-01-01', until: null };
    const moved = { ...std, newFrom: '2020-01-01', newUntil: '2099-01-01' };
    expect((await call(moved)).error).toMatchObject({
      code: 'RATES_OVERLAP',
      details: { from: '2099-01-01', until: null },
    });
    const backwards = { ...std, newFrom: '2021-01-01', newUntil: '2020-01-01' };
    expect((await call(backwards)).error?.code).toBe('INVALID_PAYLOAD');
    const { token: supervisor } = await signIn(
      desk.url,
      'supervisor',
      desk.passwordOf('supervisor'),
    );
    expect((await call(moved, supervisor)).error?.code).toBe('PERMISSION_DENIED');

    const ended = { ...std, newFrom: '2020-01-01', newUntil: '2020-12-31' };
    const both = await Promise.all([call(ended), call(ended)]);
    expect(both.map(({ error }) => error?.code)).toContain('STATE_CONFLICT');
    expect(await get('/api/v1/quotes?from=310104&to=510107&grams=3000')).toMatchObject({
      demo: true,
    });
    await call({ ...std, until: '2020-12-31', newFrom: '2020-01-01', newUntil: null });
    expect(await get('/api/v1/quotes?from=310104&to=510107&grams=3000')).toMatchObject({
      products: [{ product: 'std', totalFen: 2200 }],
    });
    expect(
      await rows(`SELECT subject FROM audit_log WHERE action = 'rates.days_edited'`),
    ).toHaveLength(2);
  });

  test('prices that would hold beside others of their lane are refused, as in the console', async () => {
    const file = (...lines: string[]) =>
      [
        'product,name,origin,zone,valid_from,valid_until,first_kg,first_price,step_kg,next_price,days_from,days_until',
        ...lines.map((line) => {
          const [zone, from, until, price] = line.split(' ');
          return `beside,并行,310000,${zone},${from},${until === '-' ? '' : until},1,${price},1,4,2,3`;
        }),
      ].join('\n');
    const stored = async () =>
      (await rows(
        `SELECT zone || ' ' || valid_from || ' ' || coalesce(valid_until::text, '-') || ' ' ||
                (terms->>'firstFen')::int / 100 AS line
           FROM rate WHERE company = 'jieli' AND product = 'beside' ORDER BY 1`,
      )) as { line: string }[];

    const first = await importCsv(
      'rates',
      file(
        'west 2026-01-01 2026-06-30 10',
        'west 2026-06-30 - 11', // a day too early
        'west 2026-07-01 - 12',
        'near 2026-01-01 2026-12-31 13', // another lane: in nobody's way
        'near 2026-12-31 2027-01-31 14',
        'west 2026-01-01 2026-07-01 15', // the same list, but now too long: the first stays
      ),
    );
    expect(first.complaints).toEqual([
      '3 valid_from RATES_OVERLAP',
      '6 valid_from RATES_OVERLAP',
      '7 valid_until RATES_OVERLAP',
    ]);
    expect(first.entries.map(({ reason }) => reason)).toEqual([
      'other prices of this lane hold from 2026-01-01 until 2026-06-30',
      'other prices of this lane hold from 2026-01-01 until 2026-12-31',
      'other prices of this lane hold from 2026-07-01 on',
      undefined,
    ]);
    expect(first.done).toMatchObject({ lines: 6, stored: 3, refused: 3 });
    const kept = [
      { line: 'near 2026-01-01 2026-12-31 13' },
      { line: 'west 2026-01-01 2026-06-30 10' },
      { line: 'west 2026-07-01 - 12' },
    ];
    expect(await stored()).toEqual(kept);

    const again = await importCsv('rates', file('west 2026-03-01 2026-03-31 99'));
    expect(again.complaints).toEqual(['2 valid_from RATES_OVERLAP']);
    expect(await stored()).toEqual(kept);

    // A list that is shortened makes room for the lines after it, and for those only.
    const shortened = await importCsv(
      'rates',
      file(
        'west 2026-06-01 2026-06-29 20',
        'west 2026-01-01 2026-05-31 10',
        'west 2026-06-01 2026-06-30 21',
      ),
    );
    expect(shortened.complaints).toEqual(['2 valid_from RATES_OVERLAP']);
    expect((await stored()).map(({ line }) => line)).toContain('west 2026-06-01 2026-06-30 21');

    // Two files at once: whichever is second hears of the first.
    const both = await Promise.all(
      ['2030-01-01 2030-06-30', '2030-06-01 2030-12-31'].map((days) =>
        importCsv('rates', file(`west ${days} 30`)),
      ),
    );
    expect(both.map(({ done }) => done?.stored).toSorted()).toEqual([0, 1]);
  });

  test('a price of NaN and a negative weight are refused', async () => {
    const { complaints } = await importCsv(
      'rates',
      [
        'product,name,origin,zone,valid_from,first_kg,first_price,step_kg,next_price,days_from,days_until',
        'bad,坏,310000,west,2020-01-01,1,NaN,1,4,2,3',
        'bad,坏,310000,west,2020-01-01,-1,12,1,4,2,3',
        'bad,坏,310000,west,2020-02-31,1,12,1,4,2,3',
      ].join('\n'),
    );
    expect(complaints).toEqual([
      '2 first_price NUMBER_INVALID',
      '3 first_kg OUT_OF_RANGE',
      '4 valid_from TIME_INVALID',
    ]);
  });
});

describe('importing parcels', () => {
  test('waybills with their people, and events; twice is once', async () => {
    const waybills = [
      'waybill,carrier,origin,target,weight_kg,receiver_name,receiver_phone',
      'YT9900000000001,,310104,510107,1.5,张三,13812345678',
      'YT9900000000002,,310104,510107,-1.5,李四,13812345678',
    ].join('\n');
    const first = await importCsv('waybills', waybills);
    expect(first.complaints).toEqual(['3 weight_kg OUT_OF_RANGE']);
    const events = [
      'waybill,time,state,text,adcode',
      'YT9900000000001,2026-11-20 09:00:00,PICKED_UP,已揽收,310104',
      'YT9900000000001,2026-11-21 09:00:00,IN_TRANSIT,运输中,',
      'YT9900000000001,2026-11-31 09:00:00,IN_TRANSIT,运输中,',
    ].join('\n');
    for (const turn of [1, 2]) {
      const { complaints, done } = await importCsv('events', events);
      expect([turn, complaints, done?.stored]).toEqual([turn, ['4 time TIME_INVALID'], 2]);
    }
    expect(
      await rows(
        `SELECT carrier, waybill.state, grams, receiver_name, count(*)::int AS events
           FROM waybill JOIN tracking_event ON waybill_id = waybill.id
          WHERE number = 'YT9900000000001' GROUP BY waybill.id`,
      ),
    ).toEqual([
      { carrier: 'yuantong', state: 'IN_TRANSIT', grams: 1500, receiver_name: '张三', events: 2 },
    ]);
    // An empty cell leaves what was known, also from another line of the same file.
    const parts = ['waybill,target,weight_kg', 'YT9900000000003,,3', 'YT9900000000003,510107,'];
    await importCsv('waybills', parts.join('\n'));
    expect(
      await rows(`SELECT grams, target_adcode FROM waybill WHERE number = 'YT9900000000003'`),
    ).toEqual([{ grams: 3000, target_adcode: '510107' }]);
    await importCsv('waybills', 'waybill,weight_kg,receiver_name\nYT9900000000001,2,\n');
    expect(
      await rows(`SELECT grams, receiver_name FROM waybill WHERE number = 'YT9900000000001'`),
    ).toEqual([{ grams: 2000, receiver_name: '张三' }]);
  });

  test('a long file is told of as it goes', async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => {
      const time = new Date(Date.UTC(2026, 10, 20) + at * 1000).toISOString();
      return `YT97${String(at % 700).padStart(11, '0')},${time},运输中${at}`;
    });
    const { entries, done } = await importCsv('events', ['waybill,time,text', ...lines].join('\n'));
    expect(entries.filter(({ type }) => type === 'progress').length).toBeGreaterThanOrEqual(4);
    expect(done).toMatchObject({ lines: 30_000, stored: 30_000, refused: 0 });
    expect(
      await rows(`SELECT count(*)::int AS n FROM tracking_event WHERE source = 'import'
                     AND text LIKE '运输中_%'`),
    ).toEqual([{ n: 30_000 }]);
  });
});

describe('who may import what', () => {
  test.each<[string, string, Record<string, string>, number, string]>([
    ['nobody', 'outlets', { Authorization: '' }, 401, 'NOT_AUTHENTICATED'],
    ['nothing of that kind', 'planets', {}, 404, 'NOT_FOUND'],
    ['JSON', 'outlets', { 'Content-Type': 'application/json' }, 400, 'INVALID_PAYLOAD'],
    [
      'another charset',
      'outlets',
      { 'Content-Type': 'text/csv; charset=big5' },
      400,
      'INVALID_PAYLOAD',
    ],
    ['compressed', 'outlets', { 'Content-Encoding': 'gzip' }, 400, 'INVALID_PAYLOAD'],
  ])('%s is refused', async (_, kind, headers, status, code) => {
    const response = await fetch(`${desk.url}/api/v1/imports/${kind}?company=jieli`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv', ...headers },
      body: '[]',
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  test('only admins, and only for a company that is known', async () => {
    const supervisor = await signIn(desk.url, 'supervisor', desk.passwordOf('supervisor'));
    const response = await fetch(`${desk.url}/api/v1/imports/outlets?company=jieli`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${supervisor.token}`, 'Content-Type': 'text/csv' },
      body: OUTLETS,
    });
    expect(response.status).toBe(403);
    expect((await importCsv('outlets', OUTLETS, { company: 'nobody' })).status).toBe(404);
    expect((await importCsv('outlets', OUTLETS, { company: '' })).status).toBe(404);
  });

  test('a file of nothing says so', async () => {
    expect((await importCsv('outlets', '')).complaints).toEqual(['1 HEADER_MISSING']);
    expect((await importCsv('outlets', 'code,name\nx,y\n')).complaints).toEqual([
      '1 adcode COLUMN_MISSING',
      '1 address COLUMN_MISSING',
      '1 phone COLUMN_MISSING',
      '1 hours COLUMN_MISSING',
    ]);
  });
});
