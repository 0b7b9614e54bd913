import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { connectCustomer } from '../fixtures/client.js';
import {
  answerTo,
  bodyOf,
  cardOf,
  isAbout,
  isFromDesk,
  startOrderingDesk,
  submit,
  take,
  told,
  type OrderingDesk,
  type Answer,
  type Parcel,
} from '../fixtures/ordering-desk.js';
import type { Message } from '../../src/protocol/index.js';
import type { TestDesk } from '../fixtures/relaydesk.js';
import type { WebhookReceiver } from '../fixtures/webhook-receiver.js';

interface Owned {
  id: string;
  owner: string;
}

let ordering: OrderingDesk;
let desk: TestDesk;
let database: pg.Client;
let receiver: WebhookReceiver;
let jieli: Parcel[];
let demo: Parcel[];

beforeAll(async () => {
  ordering = await startOrderingDesk();
  ({ desk, database, receiver, jieli, demo } = ordering);
});
afterAll(() => ordering.stop());

const answer = (given: Answer) => answerTo(desk.url, given);

describe('a work order of a company with a webhook', () => {
  test('is told to the customer, delivered though the company fails at first, and advances', async () => {
    const customer = await connectCustomer(desk.url);
    const { number } = take(jieli, 'IN_TRANSIT');
    receiver.refuse(number, 500, 0);
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
    const atOnce = await Promise.all(Array.from({ length: 8 }, () => answer({ id, body })));
    expect(atOnce.map((reply) => reply.workOrder?.version)).toEqual(Array(8).fill(2));
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
    // Another address is not the company's word: it is not followed.
    receiver.refuse(number, 503, 302);
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
                  WHERE topic = 'work_order.webhook'
                    AND payload ->> 'workOrderId' = work_order.id::text) AS waiting
           FROM work_order WHERE id = $1`,
        [id],
      );
      const [row] = rows as { delivery: string; waiting: number }[];
      if (row?.delivery === 'failed' && row.waiting === 0) {
        expect(row).toMatchObject({ delivery_error: 'HTTP 302', owner: 'desk' });
        break;
      }
      if (Date.now() > deadline) throw new Error('Nobody gave up');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    customer.close();
  });

  test('that nobody has answered by its deadline goes to the staff, and its customer hears so', async () => {
    const customer = await connectCustomer(desk.url);
    const [late, answered] = [
      await submit(customer, { kind: 'expedite', waybill: take(jieli, 'IN_TRANSIT').number }),
      await submit(customer, { kind: 'expedite', waybill: take(jieli, 'IN_TRANSIT').number }),
    ];
    await answer({ body: { workOrder: answered.id, state: 'done' } });
    await told(customer, answered.id, 'done');
    const { rowCount } = await database.query(
      `UPDATE outbox SET due_at = now()
        WHERE topic = 'work_order.due' AND payload ->> 'workOrderId' = ANY($1)`,
      [[late.id, answered.id]],
    );
    expect(rowCount).toBe(2);
    const saysSo = ({ content }: Message) =>
      content.kind === 'text' && content.text.includes('还没有答复');
    const message = await customer.waitFor('message', saysSo);
    expect(cardOf(message)).toMatchObject({ id: late.id, state: 'submitted' });
    const { rows } = await database.query(`SELECT id, owner FROM work_order WHERE id = ANY($1)`, [
      [late.id, answered.id],
    ]);
    expect(Object.fromEntries((rows as Owned[]).map(({ id, owner }) => [id, owner]))).toEqual({
      [late.id]: 'desk',
      [answered.id]: 'company',
    });
    customer.close();
  }, 20_000);

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
