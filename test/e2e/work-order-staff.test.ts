import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import type { WorkOrdersPage, WorkOrderView } from '../../src/protocol/index.js';
import { connectCustomer, connectStaff, signIn } from '../fixtures/client.js';
import {
  prove,
  startOrderingDesk,
  submit,
  take,
  told,
  type OrderingDesk,
  type Parcel,
} from '../fixtures/ordering-desk.js';
import type { TestDesk } from '../fixtures/relaydesk.js';

let ordering: OrderingDesk;
let desk: TestDesk;
let database: pg.Client;
let demo: Parcel[];

beforeAll(async () => {
  ordering = await startOrderingDesk();
  ({ desk, database, demo } = ordering);
});
afterAll(() => ordering.stop());

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
      body: (await response.json()) as Partial<WorkOrdersPage>,
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

  test('their list is read page by page, by kind, state and number', async () => {
    await database.query(
      `INSERT INTO work_order (id, company, kind, state, idempotency_key, waybill, details,
                               requested_by, owner, deadline, delivery, created_at, updated_at)
       SELECT gen_random_uuid(), 'listed', 'redelivery',
              CASE WHEN n % 4 = 0 THEN 'done' ELSE 'accepted' END, 'listed-' || n,
              'YT' || lpad(n::text, 13, '0'), '{}', 'customer', 'desk',
              -- Many are due at once: the id decides.
              now() + n / 50 * interval '1 hour', 'none', now(), now()
         FROM generate_series(1, 160) AS n`,
    );
    const token = await staffToken('frontline');
    const all = async (query: string) => {
      const pages: WorkOrderView[][] = [];
      for (let after = ''; ;) {
        const { body } = await rest(token, `?${query}${after && `&after=${after}`}`);
        pages.push(body.workOrders ?? []);
        after = pages.at(-1)?.at(-1)?.id ?? '';
        if (!body.hasMore || !after) return pages;
      }
    };
    const pages = await all('which=open&kind=redelivery&state=accepted');
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
    const open = pages.flat();
    expect(new Set(open.map(({ id }) => id)).size).toBe(120);
    const dues = open.map(({ deadline }) => deadline);
    expect(dues).toEqual(dues.toSorted());

    const newest = (await all('which=all&kind=redelivery')).flat();
    expect(newest).toHaveLength(160);
    const references = newest.map(({ reference }) => reference);
    expect(references).toEqual(references.toSorted().toReversed());
    expect((await all('which=all&kind=redelivery&state=done')).flat()).toHaveLength(40);
    expect((await all('which=open&state=done')).flat()).toEqual([]);

    const [first] = open;
    for (const number of [
      ` ${first?.waybill?.toLowerCase()} `,
      first?.reference,
      '123',
      '%',
      '运单',
    ]) {
      const found = (await all(`which=all&number=${encodeURIComponent(number ?? '')}`)).flat();
      const isNamed = number === first?.reference || number?.includes('yt');
      expect(found.map(({ id }) => id)).toEqual(isNamed ? [first?.id] : []);
    }
    for (const bad of ['kind=none', 'state=gone', 'after=7', `number=${'9'.repeat(201)}`]) {
      expect((await rest(token, `?${bad}`)).status).toBe(400);
    }
  });
});
