import { createHmac, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type {
  Message,
  WorkOrderCard,
  WorkOrderRequest,
  WorkOrderView,
} from '../../src/protocol/index.js';
import {
  connectCustomer,
  connectStaff,
  signIn,
  type CustomerClient,
  type Refused,
} from '../fixtures/client.js';
import { startTestDesk, testConfig, type TestDesk } from '../fixtures/relaydesk.js';
import { WebhookReceiver, type ReceivedRequest } from '../fixtures/webhook-receiver.js';

const SECRET = 'jieli-webhook-secret';
const STATES = ['IN_TRANSIT', 'ARRIVED_CITY', 'OUT_FOR_DELIVERY', 'DELIVERED', 'CREATED'];

interface Parcel {
  number: string;
  state: string;
  sender: string;
  receiver: string;
}

let desk: TestDesk;
let database: pg.Client;
let receiver: WebhookReceiver;
/** Parcels of the company with a webhook that no test has used yet, by state. */
let jieli: Parcel[];
/** The same of the demo company, which has none. */
let demo: Parcel[];

beforeAll(async () => {
  receiver = new WebhookReceiver();
  const url = await receiver.start();
  const config = testConfig();
  const companiesFile = path.join(config.dataFolder, 'companies.yaml');
  writeFileSync(
    companiesFile,
    `companies:
  - id: jieli
    name: 接力
    workOrders:
      webhook: { url: '${url}', secret: ${SECRET} }
      deadlineHours: { expedite: 6 }
`,
  );
  desk = await startTestDesk({ ...config, companiesFile });
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  // Half of the demo's parcels, and enough of both halves in every state the tests need.
  await database.query(
    `UPDATE waybill SET company = CASE WHEN id % 2 = 0 THEN 'jieli' ELSE 'demo' END,
                        state = ($1::text[])[1 + (id / 2) % 5]`,
    [STATES],
  );
  const parcels = async (company: string) => {
    const { rows } = await database.query(
      `SELECT number, state, right(sender_phone, 4) AS sender, right(receiver_phone, 4) AS receiver
         FROM waybill WHERE company = $1 AND state = ANY($2) ORDER BY id`,
      [company, STATES],
    );
    return rows as Parcel[];
  };
  jieli = await parcels('jieli');
  demo = await parcels('demo');
});
afterAll(async () => {
  await database.end();
  await desk.stop();
  await receiver.stop();
});

/** A parcel nobody has asked anything for. */
function take(from: Parcel[], state: string): Parcel {
  const position = from.findIndex((parcel) => parcel.state === state);
  const [parcel] = position < 0 ? [] : from.splice(position, 1);
  if (!parcel) throw new Error(`No parcel is left in ${state}`);
  return parcel;
}

const submit = async (client: CustomerClient, request: WorkOrderRequest, clientId = uuidv7()) => {
  const { conversationId } = client;
  return (await client.ask('work_order.submit', { conversationId, clientId, request })).workOrder;
};

const refusalOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'opened',
    (error: Refused) => error.body.details?.['refusal'] ?? error.body.code,
  );

const prove = (client: CustomerClient, waybill: string, lastFour: string) =>
  client.ask('identity.prove', { conversationId: client.conversationId, waybill, lastFour });

const cardOf = ({ content }: Message): WorkOrderCard | undefined =>
  content.kind === 'text' && content.card?.type === 'work_order' ? content.card : undefined;

/** The message that tells of a work order's state. */
const told = (client: CustomerClient, id: string, state: string) =>
  client.waitFor('message', (message) => {
    const card = cardOf(message);
    return card?.id === id && card.state === state;
  });

interface WebhookBody {
  event: string;
  workOrder: { id: string; version: number; state: string; details: Record<string, string> };
}
const bodyOf = ({ body }: ReceivedRequest) => JSON.parse(body.toString('utf8')) as WebhookBody;
const isAbout = (id: string, version: number) => (request: ReceivedRequest) =>
  bodyOf(request).workOrder.id === id && bodyOf(request).workOrder.version === version;

/** The check of docs/work-orders.md. */
function isFromDesk({ headers, body }: ReceivedRequest): boolean {
  const [id, timestamp] = [headers['relaydesk-id'], headers['relaydesk-timestamp']];
  const expected = createHmac('sha256', SECRET).update(`${id}.${timestamp}.`).update(body);
  return expected.digest('hex') === headers['relaydesk-signature'];
}

interface Answer {
  id?: string;
  body: object | string;
  secret?: string;
  seconds?: number;
  company?: string;
}

/** What the company's server answers about a work order. */
async function answer({ id = randomUUID(), body, ...rest }: Answer) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(rest.seconds ?? Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', rest.secret ?? SECRET)
    .update(`${id}.${timestamp}.${text}`)
    .digest('hex');
  const response = await fetch(`${desk.url}/api/v1/feeds/${rest.company ?? 'jieli'}/work-orders`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'relaydesk-id': id,
      'relaydesk-timestamp': timestamp,
      'relaydesk-signature': signature,
    },
    body: text,
  });
  const reply = (await response.json()) as {
    workOrder?: { state: string; version: number };
    error?: { code: string };
  };
  return { status: response.status, ...reply };
}

describe('a work order of a company with a webhook', () => {
  test('is told to the customer, delivered though the company fails at first, and advances', async () => {
    const customer = await connectCustomer(desk.url);
    const { number } = take(jieli, 'IN_TRANSIT');
    receiver.answers.push(500, 0);
    const card = await submit(customer, { kind: 'expedite', waybill: number });
    expect(card).toMatchObject({ kind: 'expedite', state: 'submitted', waybill: number });
    expect(card.reference).toMatch(/^WO\d{8}$/);
    const hours = (Date.parse(card.deadline) - Date.parse(card.steps[0]?.at ?? '')) / 3_600_000;
    expect(hours).toBe(6);
    const message = await told(customer, card.id, 'submitted');
    expect(message.content).toMatchObject({ text: expect.stringContaining('催件已提交') });

    const taken = await receiver.waitFor(
      (request) => isAbout(card.id, 1)(request) && request.status === 200,
    );
    const attempts = receiver.received.filter(isAbout(card.id, 1));
    expect(attempts.map(({ status }) => status)).toEqual([500, 0, 200]);
    expect(attempts.every(isFromDesk)).toBe(true);
    expect(new Set(attempts.map(({ headers }) => headers['relaydesk-id'])).size).toBe(1);
    expect(new Set(attempts.map(({ body }) => body.toString())).size).toBe(1);
    expect(bodyOf(taken)).toMatchObject({
      event: 'work_order.opened',
      workOrder: { reference: card.reference, kind: 'expedite', waybill: number, version: 1 },
    });

    const reply = await answer({ body: { workOrder: card.id, state: 'accepted' } });
    expect(reply).toMatchObject({ status: 200, workOrder: { state: 'accepted', version: 2 } });
    await told(customer, card.id, 'accepted');
    await answer({ body: { workOrder: card.id, state: 'done', note: '已联系网点' } });
    const done = cardOf(await told(customer, card.id, 'done'));
    expect(done?.steps.map(({ state }) => state)).toEqual(['submitted', 'accepted', 'done']);
    expect(JSON.stringify(done)).not.toContain('网点');
    // What the company said itself it is not told again.
    expect(
      receiver.received.filter((request) => bodyOf(request).workOrder.id === card.id),
    ).toHaveLength(3);
    customer.close();
  }, 40_000);

  test('counts a repeated answer once and refuses what may not follow', async () => {
    const customer = await connectCustomer(desk.url);
    const { number } = take(jieli, 'IN_TRANSIT');
    const { id: workOrder } = await submit(customer, { kind: 'expedite', waybill: number });
    const id = randomUUID();
    const body = { workOrder, state: 'in_progress' };
    expect((await answer({ id, body })).workOrder?.version).toBe(2);
    expect((await answer({ id, body })).workOrder?.version).toBe(2);
    expect((await answer({ body })).workOrder?.version).toBe(2);
    const back = await answer({ body: { workOrder, state: 'accepted' } });
    expect(back).toMatchObject({ status: 409, error: { code: 'STATE_CONFLICT' } });
    const failed = { workOrder, state: 'failed', reason: 'not_reachable' };
    expect((await answer({ body: failed })).workOrder?.state).toBe('failed');
    expect((await answer({ body: { workOrder, state: 'done' } })).status).toBe(409);
    const message = await told(customer, workOrder, 'failed');
    expect(message.content).toMatchObject({ text: expect.stringContaining('没能联系上') });
    customer.close();
  });

  test.each<[string, (workOrder: string) => Answer, number, string]>([
    [
      'another secret',
      (workOrder) => ({ body: { workOrder, state: 'done' }, secret: 'other-secret' }),
      401,
      'SIGNATURE_INVALID',
    ],
    [
      'an old timestamp',
      (workOrder) => ({
        body: { workOrder, state: 'done' },
        seconds: Math.floor(Date.now() / 1000) - 3600,
      }),
      401,
      'REQUEST_EXPIRED',
    ],
    [
      'an unknown company',
      (workOrder) => ({ body: { workOrder, state: 'done' }, company: 'nobody' }),
      404,
      'NOT_FOUND',
    ],
    [
      'a company without a webhook',
      (workOrder) => ({ body: { workOrder, state: 'done' }, company: 'demo' }),
      404,
      'NOT_FOUND',
    ],
    [
      'an unknown order',
      () => ({ body: { workOrder: uuidv7(), state: 'done' } }),
      404,
      'NOT_FOUND',
    ],
    [
      'a state that is not the company’s',
      (workOrder) => ({ body: { workOrder, state: 'cancelled' } }),
      400,
      'INVALID_PAYLOAD',
    ],
    ['no JSON', () => ({ body: '{"workOrder":' }), 400, 'INVALID_PAYLOAD'],
    [
      'U+0000 in a note',
      (workOrder) => ({ body: { workOrder, state: 'done', note: 'a\u0000' } }),
      400,
      'INVALID_PAYLOAD',
    ],
  ])('an answer with %s is refused', async (_what, make, status, code) => {
    const customer = await connectCustomer(desk.url);
    const { number } = take(jieli, 'DELIVERED');
    const order = await submit(customer, {
      kind: 'outlet_enquiry',
      waybill: number,
      topic: 'not_received',
    });
    expect(await answer(make(order.id))).toMatchObject({ status, error: { code } });
    const { rows } = await database.query(`SELECT state FROM work_order WHERE id = $1`, [order.id]);
    expect(rows).toEqual([{ state: 'submitted' }]);
    customer.close();
  });

  test("a company cannot touch another company's order", async () => {
    const customer = await connectCustomer(desk.url);
    const { number } = take(demo, 'DELIVERED');
    const order = await submit(customer, {
      kind: 'outlet_enquiry',
      waybill: number,
      topic: 'not_received',
    });
    expect(await answer({ body: { workOrder: order.id, state: 'done' } })).toMatchObject({
      status: 404,
    });
    customer.close();
  });

  test('that its company does not take for a day goes to the staff', async () => {
    const customer = await connectCustomer(desk.url);
    const { number } = take(jieli, 'IN_TRANSIT');
    receiver.answers.push(503, 503);
    const { id } = await submit(customer, { kind: 'expedite', waybill: number });
    await receiver.waitFor(isAbout(id, 1));
    await database.query(
      `UPDATE work_order_step SET at = now() - interval '25 hours' WHERE work_order_id = $1`,
      [id],
    );
    const deadline = Date.now() + 20_000;
    for (;;) {
      const { rows } = await database.query(
        `SELECT delivery, delivery_error, owner,
                (SELECT count(*)::integer FROM outbox
                  WHERE payload ->> 'workOrderId' = work_order.id::text) AS waiting
           FROM work_order WHERE id = $1`,
        [id],
      );
      const [row] = rows as { delivery: string; waiting: number }[];
      if (row?.delivery === 'failed' && row.waiting === 0) {
        expect(row).toMatchObject({ delivery_error: 'HTTP 503', owner: 'desk' });
        break;
      }
      if (Date.now() > deadline) throw new Error('Nobody gave up');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    customer.close();
  });

  test('is taken back by its customer while nobody has begun, and the company learns of it', async () => {
    const [customer, stranger] = [await connectCustomer(desk.url), await connectCustomer(desk.url)];
    const { number } = take(jieli, 'OUT_FOR_DELIVERY');
    const { id: workOrderId } = await submit(customer, { kind: 'expedite', waybill: number });
    const { conversationId } = customer;
    expect(
      await stranger.codeOf('work_order.withdraw', {
        conversationId: stranger.conversationId,
        workOrderId,
      }),
    ).toBe('NOT_FOUND');
    const { workOrder } = await customer.ask('work_order.withdraw', {
      conversationId,
      workOrderId,
    });
    expect(workOrder.state).toBe('cancelled');
    await told(customer, workOrderId, 'cancelled');
    const request = await receiver.waitFor(isAbout(workOrderId, 2));
    expect(bodyOf(request)).toMatchObject({
      event: 'work_order.changed',
      workOrder: { state: 'cancelled' },
    });
    expect(await customer.codeOf('work_order.withdraw', { conversationId, workOrderId })).toBe(
      'STATE_CONFLICT',
    );
    [customer, stranger].forEach((client) => client.close());
  });
});

describe('limits', () => {
  test('one expedite a parcel in 24 hours, however many ask at once', async () => {
    const customers = await Promise.all([1, 2, 3, 4].map(() => connectCustomer(desk.url)));
    const { number } = take(jieli, 'IN_TRANSIT');
    const results = await Promise.all(
      customers.map((customer) =>
        refusalOf(submit(customer, { kind: 'expedite', waybill: number })),
      ),
    );
    expect(results.filter((result) => result === 'opened')).toHaveLength(1);
    expect(results.filter((result) => result !== 'opened')).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ code: 'LIMIT_REACHED' })),
    );
    const { rows } = await database.query(
      `UPDATE work_order SET state = 'done' WHERE waybill = $1 RETURNING id`,
      [number],
    );
    expect(rows).toHaveLength(1);
    const [customer] = customers;
    if (!customer) throw new Error('Nobody came');
    expect(await refusalOf(submit(customer, { kind: 'expedite', waybill: number }))).toMatchObject({
      code: 'LIMIT_REACHED',
      retryAt: expect.any(String),
    });
    // A day later it is allowed again.
    await database.query(`UPDATE work_order_limit SET until = now() WHERE key LIKE $1`, [
      `%/${number}`,
    ]);
    expect(await refusalOf(submit(customer, { kind: 'expedite', waybill: number }))).toBe('opened');
    customers.forEach((client) => client.close());
  });

  test('the same submission sent again is one order', async () => {
    const customer = await connectCustomer(desk.url);
    const { number } = take(jieli, 'IN_TRANSIT');
    const clientId = uuidv7();
    const request = { kind: 'expedite', waybill: number } as const;
    const cards = await Promise.all([1, 2, 3].map(() => submit(customer, request, clientId)));
    expect(new Set(cards.map(({ id }) => id)).size).toBe(1);
    await told(customer, cards[0]?.id ?? '', 'submitted');
    const tellings = customer
      .all('message')
      .filter((message) => cardOf(message)?.id === cards[0]?.id);
    expect(tellings).toHaveLength(1);
    customer.close();
  });

  test('only the proved sender may stop a parcel', async () => {
    const customer = await connectCustomer(desk.url);
    const { number, sender, receiver: receiversDigits } = take(jieli, 'ARRIVED_CITY');
    const request = { kind: 'intercept', waybill: number } as const;
    const needed = { code: 'IDENTITY_NEEDED', as: ['sender'] };
    expect(await refusalOf(submit(customer, request))).toEqual(needed);
    await prove(customer, number, receiversDigits);
    expect(await refusalOf(submit(customer, request))).toEqual(needed);
    await prove(customer, number, sender);
    const card = await submit(customer, request);
    expect(await refusalOf(submit(customer, request))).toEqual({
      code: 'ALREADY_OPEN',
      reference: card.reference,
    });
    const message = await told(customer, card.id, 'submitted');
    expect(JSON.stringify(message.content)).not.toMatch(/保证|一定|100%/);
    customer.close();
  });

  test('an address is changed before the parcel is out for delivery', async () => {
    const customer = await connectCustomer(desk.url);
    const address = '成都市锦江区人民路12号3单元';
    const change = (waybill: string) =>
      submit(customer, { kind: 'address_change', waybill, address, adcode: '510104' });
    const out = take(jieli, 'OUT_FOR_DELIVERY');
    await prove(customer, out.number, out.receiver);
    expect(await refusalOf(change(out.number))).toEqual({
      code: 'PARCEL_STATE',
      state: 'OUT_FOR_DELIVERY',
    });
    const inTime = take(jieli, 'ARRIVED_CITY');
    await prove(customer, inTime.number, inTime.receiver);
    const { id } = await change(inTime.number);
    const request = await receiver.waitFor(isAbout(id, 1));
    expect(bodyOf(request).workOrder.details['address']).toBe(address);
    expect(bodyOf(request).workOrder.details['acrossCities']).toMatch(/^(yes|no)$/);
    // The conversation holds no address.
    const { messages } = await customer.ask('messages.after', {
      conversationId: customer.conversationId,
      afterSeq: 0,
    });
    expect(JSON.stringify(messages)).not.toContain('人民路12号');
    customer.close();
  });

  test.each<[string, () => WorkOrderRequest, unknown]>([
    [
      'an unknown parcel',
      () => ({ kind: 'expedite', waybill: 'YT0000000000000' }),
      { code: 'PARCEL_UNKNOWN' },
    ],
    [
      'a delivered parcel',
      () => ({ kind: 'expedite', waybill: take(jieli, 'DELIVERED').number }),
      { code: 'PARCEL_STATE', state: 'DELIVERED' },
    ],
    [
      'a day that is over',
      () => ({ kind: 'reschedule', waybill: take(jieli, 'IN_TRANSIT').number, date: '2020-01-01' }),
      { code: 'DATE_IMPOSSIBLE' },
    ],
    [
      'a day that is none',
      () => ({ kind: 'reschedule', waybill: 'YT1', date: '2026-02-30' }),
      'INVALID_PAYLOAD',
    ],
    [
      'a pickup of a parcel that has gone',
      () => ({ kind: 'pickup_reassignment', waybill: take(jieli, 'IN_TRANSIT').number }),
      { code: 'PARCEL_STATE', state: 'IN_TRANSIT' },
    ],
  ])('%s is refused', async (_what, make, refusal) => {
    const customer = await connectCustomer(desk.url);
    expect(await refusalOf(submit(customer, make()))).toEqual(refusal);
    customer.close();
  });
});

describe('a company without a webhook', () => {
  const staffToken = async (login: string) =>
    (await signIn(desk.url, login, desk.passwordOf(login))).token;
  const rest = async (token: string, route: string, body?: object) => {
    const response = await fetch(`${desk.url}/api/v1/work-orders${route}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      body: (await response.json()) as { workOrders?: WorkOrderView[] },
    };
  };

  test('has its orders in the list of the staff, who move them on; the customer is told', async () => {
    const customer = await connectCustomer(desk.url, { locale: 'en' });
    const { number, receiver: digits } = take(demo, 'ARRIVED_CITY');
    await prove(customer, number, digits);
    const address = '成都市锦江区人民路12号3单元';
    const { id } = await submit(customer, { kind: 'address_change', waybill: number, address });
    const token = await staffToken('frontline');
    const listed = (await rest(token, '?which=open')).body.workOrders ?? [];
    const order = listed.find((each) => each.id === id);
    expect(order).toMatchObject({ owner: 'desk', delivery: 'none', state: 'submitted' });
    expect(order?.details['address']).toBe('成都市锦江区人民路***');
    expect((await rest(token, `/${id}/details`)).body).toEqual({ details: { address } });
    const { rows } = await database.query(
      `SELECT count(*)::integer AS readings FROM audit_log
        WHERE action = 'work_order.details_read' AND subject = $1`,
      [id],
    );
    expect(rows).toEqual([{ readings: 1 }]);

    const accepted = await rest(token, `/${id}/state`, { to: 'accepted' });
    expect(accepted.body).toMatchObject({ workOrder: { state: 'accepted', ownerName: '小林' } });
    const message = await told(customer, id, 'accepted');
    expect(message.content).toMatchObject({
      text: expect.stringMatching(/^Change of address .* accepted/),
    });
    expect((await rest(token, `/${id}/state`, { to: 'submitted' })).status).toBe(409);
    const admin = await staffToken('admin');
    expect((await rest(admin, `/${id}/state`, { to: 'done' })).status).toBe(403);
    expect((await rest(admin, '')).status).toBe(403);
    customer.close();
  });

  test('staff in the conversation see it at once; of two who move it on one succeeds', async () => {
    const customer = await connectCustomer(desk.url);
    const [supervisor, expert] = await Promise.all(
      ['supervisor', 'expert'].map((login) =>
        connectStaff(desk.url, login, desk.passwordOf(login)),
      ),
    );
    if (!supervisor || !expert) throw new Error('Nobody came');
    const { conversationId } = customer;
    await supervisor.ask('conversation.open', { conversationId });
    const { id } = await submit(customer, {
      kind: 'expedite',
      waybill: take(demo, 'IN_TRANSIT').number,
    });
    const seen = await supervisor.waitFor('work_order', (order) => order.id === id);
    expect(seen).toMatchObject({ kind: 'expedite', state: 'submitted', conversationId });
    const opened = await expert.ask('conversation.open', { conversationId });
    expect(opened.workOrders.map((order) => order.id)).toEqual([id]);
    const change = { workOrderId: id, to: 'accepted' };
    const codes = await Promise.all(
      [supervisor, expert].map((staff) => staff.codeOf('work_order.advance', change)),
    );
    expect(codes.toSorted()).toEqual(['STATE_CONFLICT', 'ok']);
    await supervisor.waitFor('work_order', (order) => order.id === id && order.version === 2);
    [customer, supervisor, expert].forEach((client) => client.close());
  });

  test('a change after the conversation ended is told in the next one', async () => {
    const customer = await connectCustomer(desk.url);
    const { conversationId } = customer;
    const { id } = await submit(customer, {
      kind: 'expedite',
      waybill: take(demo, 'IN_TRANSIT').number,
    });
    await customer.ask('conversation.close', { conversationId });
    const next = await customer.ask('conversation.start', {});
    await rest(await staffToken('frontline'), `/${id}/state`, { to: 'done' });
    const message = await told(customer, id, 'done');
    expect(message.conversationId).toBe(next.conversation.id);
    customer.close();
  });
});
