import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type {
  NoticeDraft,
  NoticeView,
  OutletsCard,
  ParcelCard,
  QuoteCard,
} from '../../src/protocol/index.js';
import { connectCustomer, signIn, type CustomerClient } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
let admin: string;

beforeAll(async () => {
  desk = await startTestDesk();
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  admin = await tokenOf('admin');
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});

const tokenOf = async (login: string) =>
  (await signIn(desk.url, login, desk.passwordOf(login))).token;

const HOUR = 3_600_000;
const fromNow = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

function draft(title: string, change: Partial<NoticeDraft> = {}): NoticeDraft {
  return {
    kind: 'weather',
    adcodes: ['510100'],
    title: { 'zh-CN': title, 'zh-TW': title, en: `${title} (en)` },
    startsAt: fromNow(-1),
    endsAt: fromNow(48),
    delayHours: [6, 30],
    ...change,
  };
}

interface RestAnswer {
  notice?: NoticeView;
  notices?: NoticeView[];
  error?: { code: string; details?: Record<string, unknown> };
}

async function rest(method: string, route = '', body?: object, token = admin) {
  const response = await fetch(`${desk.url}/api/v1/notices${route}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, ...((await response.json()) as RestAnswer) };
}

async function publish(title: string, change: Partial<NoticeDraft> = {}): Promise<NoticeView> {
  const { notice, error } = await rest('POST', '', draft(title, change));
  if (!notice) throw new Error(JSON.stringify(error));
  return notice;
}

const getJson = async <T>(route: string) =>
  (await (await fetch(`${desk.url}/api/v1${route}`)).json()) as T;

const titlesOf = (card: { notices?: { title: { 'zh-CN': string } }[] }) =>
  (card.notices ?? []).map(({ title }) => title['zh-CN']);

const used: string[] = [];

/** A demo parcel that no test has used, under way to a place. */
async function parcelTo(target: string): Promise<string> {
  const { rows } = await database.query(
    `UPDATE waybill SET origin_adcode = '230102', target_adcode = $1
      WHERE id = (SELECT id FROM waybill w WHERE state = 'IN_TRANSIT' AND number <> ALL($2)
                     AND (SELECT city_adcode FROM tracking_event WHERE waybill_id = w.id
                           ORDER BY at DESC LIMIT 1) NOT SIMILAR TO '(44|51|53|61|65)%' ORDER BY id LIMIT 1)
      RETURNING number`,
    [target, used],
  );
  const [row] = rows as { number: string }[];
  if (!row) throw new Error('No parcel is left');
  used.push(row.number);
  return row.number;
}

const toldOf = (client: CustomerClient, title: string) =>
  client
    .all('message')
    .filter(({ content }) => content.kind === 'text' && content.text.startsWith(title));

const hears = (client: CustomerClient, title: string) =>
  client.waitFor(
    'message',
    ({ content }) => content.kind === 'text' && content.text.startsWith(title),
  );

describe('a notice', () => {
  test('changes the answers about its region, and no others, until it is withdrawn', async () => {
    const [inside, outside] = [await parcelTo('510104'), await parcelTo('440106')];
    const lane = '/quotes?from=310104&to=510104&grams=1000';
    const before = await getJson<QuoteCard>(lane);
    const notice = await publish('成都暴雨');
    expect(notice.places).toEqual([{ adcode: '510100', name: '四川省成都市' }]);

    const parcel = await getJson<ParcelCard>(`/waybills/${inside}`);
    expect(titlesOf(parcel)).toEqual(['成都暴雨']);
    expect(parcel.delayHours).toEqual([6, 30]);
    expect(titlesOf(await getJson<ParcelCard>(`/waybills/${outside}`))).toEqual([]);
    const quote = await getJson<QuoteCard>(lane);
    expect(titlesOf(quote)).toEqual(['成都暴雨']);
    quote.products.forEach(({ days }, position) => {
      const usual = before.products[position]?.days ?? [0, 0];
      expect(days).toEqual([usual[0], usual[1] + 2]);
    });
    expect(titlesOf(await getJson<OutletsCard>('/outlets?adcode=510104'))).toEqual(['成都暴雨']);
    expect(titlesOf(await getJson<OutletsCard>('/outlets?adcode=440100'))).toEqual([]);

    const customer = await connectCustomer(desk.url);
    const { content } = await customer.converse(`我的快递 ${inside} 到哪了`);
    const card = content.kind === 'text' && content.card?.type === 'parcel' ? content.card : null;
    expect(titlesOf(card ?? {})).toEqual(['成都暴雨']);
    customer.close();

    expect((await rest('DELETE', `/${notice.id}`)).notice?.state).toBe('withdrawn');
    expect(titlesOf(await getJson<ParcelCard>(`/waybills/${inside}`))).toEqual([]);
    expect(await getJson<QuoteCard>(lane)).toEqual(before);
  });

  test('makes the estimate of an arrival later', async () => {
    const number = await parcelTo('610102');
    await database.query(
      `INSERT INTO lane_trip (waybill_id, company, origin_city, target_city, picked_up_at, delivered_at)
       SELECT id, 'demo', '230100', '610100', now() - interval '30 days',
              now() - interval '10 days' + id * interval '1 minute'
         FROM waybill ORDER BY id LIMIT 40
       ON CONFLICT (waybill_id) DO UPDATE
          SET origin_city = excluded.origin_city, target_city = excluded.target_city,
              picked_up_at = excluded.picked_up_at, delivered_at = excluded.delivered_at`,
    );
    interface Range {
      kind: string;
      earliest: string;
      latest: string;
    }
    const before = await getJson<Range>(`/waybills/${number}/arrival`);
    expect(before.kind).toBe('range');
    const notice = await publish('西安暴雨', { adcodes: ['610000'] });
    const after = await getJson<Range>(`/waybills/${number}/arrival`);
    expect(Date.parse(after.earliest) - Date.parse(before.earliest)).toBe(6 * HOUR);
    expect(Date.parse(after.latest) - Date.parse(before.latest)).toBe(30 * HOUR);
    await rest('DELETE', `/${notice.id}`);
    expect(await getJson<Range>(`/waybills/${number}/arrival`)).toEqual(before);
  });

  test('for a district is told with its city, and for a product with its products', async () => {
    const district = await publish('锦江网点盘点', {
      kind: 'closure',
      adcodes: ['510104'],
      delayHours: undefined,
    });
    const frozen = await publish('冷链停运', { product: 'cold', adcodes: ['440100'] });
    expect(titlesOf(await getJson<OutletsCard>('/outlets?adcode=510100'))).toEqual([
      '锦江网点盘点',
    ]);
    expect(titlesOf(await getJson<OutletsCard>('/outlets?adcode=510107'))).toEqual([]);
    expect(titlesOf(await getJson<ParcelCard>(`/waybills/${await parcelTo('440106')}`))).toEqual(
      [],
    );
    for (const { id } of [district, frozen]) await rest('DELETE', `/${id}`);
  });

  test('that has not begun, or has ended, changes nothing', async () => {
    const number = await parcelTo('650102');
    const [later, over] = [
      await publish('明天封路', { adcodes: ['650000'], startsAt: fromNow(24) }),
      await publish('昨天封路', {
        adcodes: ['650000'],
        startsAt: fromNow(-48),
        endsAt: fromNow(-24),
      }),
    ];
    expect(titlesOf(await getJson<ParcelCard>(`/waybills/${number}`))).toEqual([]);
    for (const { id } of [later, over]) await rest('DELETE', `/${id}`);
  });
});

describe('customers in open chats', () => {
  test('are told once, whether they named the parcel or the place; others are not', async () => {
    const [byParcel, byPlace, elsewhere, silent] = await Promise.all(
      [{}, { locale: 'en' }, {}, {}].map((hello) => connectCustomer(desk.url, hello)),
    );
    if (!byParcel || !byPlace || !elsewhere || !silent) throw new Error('Nobody came');
    await byParcel.converse(`我的快递 ${await parcelTo('610102')} 到哪了`);
    await byPlace.converse('西安哪里有网点');
    await elsewhere.converse(`我的快递 ${await parcelTo('440106')} 到哪了`);
    const notice = await publish('西安暴雪', { adcodes: ['610000'] });

    const message = await hears(byParcel, '西安暴雪');
    expect(message.content).toMatchObject({ text: expect.stringContaining('6–30 小时') });
    expect(JSON.stringify(message.content)).not.toMatch(/保证|一定|100%/);
    await hears(byPlace, '西安暴雪');
    // Published anew with another text: whoever heard it does not hear it again.
    const revision = { ...draft('西安暴雪加大'), adcodes: ['610000'], version: notice.version };
    expect((await rest('PUT', `/${notice.id}`, revision)).notice?.version).toBe(2);
    const late = await connectCustomer(desk.url);
    await late.converse('西安哪里有网点');
    await rest('PUT', `/${notice.id}`, { ...revision, version: 2 });
    await hears(late, '西安暴雪');
    expect(toldOf(byParcel, '西安暴雪')).toHaveLength(1);
    expect(toldOf(byPlace, '西安暴雪')).toHaveLength(1);
    expect(toldOf(elsewhere, '西安暴雪')).toHaveLength(0);
    expect(toldOf(silent, '西安暴雪')).toHaveLength(0);
    [byParcel, byPlace, elsewhere, silent, late].forEach((client) => client.close());
    await rest('DELETE', `/${notice.id}`);
  });

  test('are told of a later one when it begins', async () => {
    const customer = await connectCustomer(desk.url);
    await customer.converse('昆明哪里有网点');
    const startsAt = new Date(Date.now() + 1500).toISOString();
    const notice = await publish('昆明封路', { adcodes: ['530100'], startsAt });
    expect(toldOf(customer, '昆明封路')).toHaveLength(0);
    await hears(customer, '昆明封路');
    customer.close();
    await rest('DELETE', `/${notice.id}`);
  });
});

describe('editing', () => {
  test('is for admins; staff may read', async () => {
    const frontline = await tokenOf('frontline');
    const notice = await publish('仅供阅读', { adcodes: ['220100'] });
    expect((await rest('GET', '', undefined, frontline)).notices?.map(({ id }) => id)).toContain(
      notice.id,
    );
    const expected = { status: 403, error: { code: 'PERMISSION_DENIED' } };
    expect(await rest('POST', '', draft('不行'), frontline)).toMatchObject(expected);
    expect(
      await rest('PUT', `/${notice.id}`, { ...draft('不行'), version: 1 }, frontline),
    ).toMatchObject(expected);
    expect(await rest('DELETE', `/${notice.id}`, undefined, frontline)).toMatchObject(expected);
    expect((await rest('GET', `/${notice.id}`)).notice?.state).toBe('published');
  });

  test('is refused for a company that nobody knows', async () => {
    const unknown = {
      status: 400,
      error: { code: 'INVALID_PAYLOAD', details: { path: 'company' } },
    };
    expect(await rest('POST', '', draft('谁的', { company: 'nobody' }))).toMatchObject(unknown);
    const { id } = await publish('演示公司的', { adcodes: ['220100'], company: 'demo' });
    const revised = { ...draft('谁的', { company: 'nobody' }), version: 1 };
    expect(await rest('PUT', `/${id}`, revised)).toMatchObject(unknown);
    expect((await rest('DELETE', `/${id}`)).status).toBe(200);
  });

  test('is recorded, and of two changes made from the same version one succeeds', async () => {
    const { id, version } = await publish('一起改', { adcodes: ['220100'] });
    const changes = await Promise.all(
      ['甲', '乙'].map((title) => rest('PUT', `/${id}`, { ...draft(title), version })),
    );
    expect(changes.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await rest('DELETE', `/${id}`);
    expect(await rest('PUT', `/${id}`, { ...draft('太晚'), version: 3 })).toMatchObject({
      status: 409,
      error: { code: 'STATE_CONFLICT', details: { state: 'withdrawn' } },
    });
    const { rows } = await database.query(
      `SELECT action FROM audit_log WHERE subject = $1 ORDER BY id`,
      [id],
    );
    expect(rows.map(({ action }: { action: string }) => action)).toEqual([
      'notice.published',
      'notice.revised',
      'notice.withdrawn',
    ]);
  });

  test.each<[string, object, string]>([
    ['no place', { adcodes: [] }, 'adcodes'],
    ['a place that is none', { adcodes: ['51'] }, 'adcodes.0'],
    ['a place nobody knows', { adcodes: ['510100', '999900'] }, 'adcodes.1'],
    ['an end before its beginning', { endsAt: fromNow(-2) }, 'endsAt'],
    ['an impossible date', { startsAt: '2026-02-30T00:00:00Z' }, 'startsAt'],
    ['a delay upside down', { delayHours: [9, 3] }, 'delayHours'],
    ['a negative delay', { delayHours: [-1, 3] }, 'delayHours.0'],
    ['a title in two languages', { title: { 'zh-CN': '甲', en: 'A' } }, 'title.zh-TW'],
    ['an empty title', { title: { 'zh-CN': ' ', 'zh-TW': '甲', en: 'A' } }, 'title.zh-CN'],
    ['U+0000', { title: { 'zh-CN': 'a\u0000', 'zh-TW': '甲', en: 'A' } }, 'title.zh-CN'],
    ['an unknown field', { colour: 'red' }, ''],
  ])('with %s is refused, and says where', async (_what, change, path) => {
    const { status, error } = await rest('POST', '', { ...draft('坏'), ...change });
    expect(status).toBe(400);
    expect(error).toMatchObject({ code: 'INVALID_PAYLOAD', details: { path } });
  });

  test.each([
    ['zh-CN', '成都暴雨，保证明天恢复', '保证'],
    ['en', 'Back to normal by Friday, 100 %', '100 %'],
  ])('that promises what nobody can keep is refused: %s', async (locale, title, words) => {
    const before = draft('暴雨，派送不一定准时');
    const made = await rest('POST', '', before);
    expect(made.status).toBe(201);
    const promising = { ...before, title: { ...before.title, [locale]: title } };
    const refusal = { code: 'PROMISE_REFUSED', details: { path: `title.${locale}`, words } };
    expect((await rest('POST', '', promising)).error).toMatchObject(refusal);
    const { id, version } = made.notice!;
    const revised = await rest('PUT', `/${id}`, { ...promising, version });
    expect(revised.error).toMatchObject(refusal);
    await rest('DELETE', `/${id}`);
  });
});
