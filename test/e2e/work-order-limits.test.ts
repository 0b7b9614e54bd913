import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { WorkOrderRequest } from '../../src/protocol/index.js';
import { connectCustomer } from '../fixtures/client.js';
import {
  bodyOf,
  cardOf,
  isAbout,
  prove,
  refusalOf,
  startOrderingDesk,
  submit,
  take,
  told,
  type OrderingDesk,
  type Parcel,
} from '../fixtures/ordering-desk.js';
import type { TestDesk } from '../fixtures/relaydesk.js';
import type { WebhookReceiver } from '../fixtures/webhook-receiver.js';

let ordering: OrderingDesk;
let desk: TestDesk;
let database: pg.Client;
let receiver: WebhookReceiver;
let jieli: Parcel[];

beforeAll(async () => {
  ordering = await startOrderingDesk();
  ({ desk, database, receiver, jieli } = ordering);
});
afterAll(() => ordering.stop());

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
