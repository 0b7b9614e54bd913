import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Message, ShiftPlan, ShiftView } from '../../src/protocol/index.js';
import { connectCustomer, connectStaff, signIn } from '../fixtures/client.js';
import { colleaguesLike } from '../fixtures/colleagues.js';
import { dawdling } from '../fixtures/dawdling.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
let supervisor: string;
let frontline: { token: string; id: string };
beforeAll(async () => {
  desk = await startTestDesk();
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  supervisor = (await signIn(desk.url, 'supervisor', desk.passwordOf('supervisor'))).token;
  const session = await signIn(desk.url, 'frontline', desk.passwordOf('frontline'));
  frontline = { token: session.token, id: session.staff.id };
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});

async function call(method: string, path: string, body?: object, token = supervisor) {
  const response = await fetch(`${desk.url}/api/v1/shifts${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  const answer = (text ? JSON.parse(text) : {}) as Partial<ShiftPlan> & {
    shift?: ShiftView;
    error?: { code: string; details: Record<string, unknown> };
  };
  return { status: response.status, ...answer };
}

const HOUR = 3_600_000;
/** An instant so many hours from the full hour that begins next. */
const inHours = (hours: number) =>
  new Date((Math.ceil(Date.now() / HOUR) + hours) * HOUR).toISOString();
const shift = (from: number, to: number, staffId = frontline.id) => ({
  staffId,
  startsAt: inHours(from),
  endsAt: inHours(to),
});
const period = (from: number, to: number) =>
  `?${new URLSearchParams({ from: inHours(from), to: inHours(to) })}`;

test('nobody is planned twice at once, however many plan them', async () => {
  const tries = await Promise.all(
    Array.from({ length: 8 }, () => call('POST', '', { shifts: [shift(100, 108)] })),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
  const refused = tries.find(({ status }) => status === 409);
  expect(refused?.error).toMatchObject({
    code: 'SHIFT_OVERLAPS',
    details: { staffId: frontline.id, startsAt: inHours(100) },
  });
  // All of several, or none; one after another is fine.
  const several = { shifts: [shift(108, 112), shift(107, 109)] };
  expect((await call('POST', '', several)).error?.code).toBe('SHIFT_OVERLAPS');
  expect((await call('POST', '', { shifts: [shift(108, 112)] })).status).toBe(201);

  const { shifts = [], staff, hours } = await call('GET', period(96, 120));
  expect(shifts).toHaveLength(2);
  expect(staff?.map(({ id }) => id)).toContain(frontline.id);
  expect(hours?.filter(({ planned }) => planned === 1)).toHaveLength(12);
  expect(hours?.every(({ needed }) => needed === null)).toBe(true);

  const [first] = shifts;
  if (!first) throw new Error('No shift');
  const later = { startsAt: inHours(101), endsAt: inHours(109), version: 1 };
  expect((await call('PUT', `/${first.id}`, later)).error?.code).toBe('SHIFT_OVERLAPS');
  const shorter = { startsAt: inHours(101), endsAt: inHours(108), version: 1 };
  expect((await call('PUT', `/${first.id}`, shorter)).shift?.version).toBe(2);
  expect((await call('PUT', `/${first.id}`, shorter)).error?.code).toBe('STATE_CONFLICT');
  expect((await call('DELETE', `/${first.id}`)).status).toBe(204);
  expect((await call('DELETE', `/${first.id}`)).error?.code).toBe('NOT_FOUND');
});

test('two plans at once are one and a refusal, whatever their order', async () => {
  const both = [shift(300, 301), shift(302, 303)];
  const plans = [both, both.toReversed()];
  const tries = await dawdling(database, 'BEFORE INSERT ON staff_shift', () =>
    Promise.all(plans.map((shifts) => call('POST', '', { shifts }))),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test('a plan that the database ended for the sake of another change is made after it', async () => {
  const people = await colleaguesLike(desk, 'frontline', 2);
  const [first, last] = people.map(({ id }) => id).sort() as [string, string];
  await database.query('BEGIN');
  const hold = (id: string) => database.query(`SELECT FROM staff WHERE id = $1 FOR UPDATE`, [id]);
  await hold(last);
  const planned = call('POST', '', { shifts: [shift(400, 401, first), shift(400, 401, last)] });
  for (let waiting = 0; waiting === 0;) {
    waiting = (await database.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount ?? 0;
  }
  // It waits for the last and has the first: now each waits for the other.
  await hold(first);
  await database.query('COMMIT');
  expect((await planned).status).toBe(201);
});

test('a plan is refused that is none', async () => {
  for (const wrong of [shift(5, 5), shift(5, 4), shift(0, 17)]) {
    expect((await call('POST', '', { shifts: [wrong] })).error?.code).toBe('INVALID_PAYLOAD');
  }
  expect((await call('POST', '', { shifts: [] })).error?.code).toBe('INVALID_PAYLOAD');
  expect((await call('GET', period(0, 24 * 60))).error?.code).toBe('INVALID_PAYLOAD');
});

test('only those who look after somebody plan for them; everybody sees their own', async () => {
  const { token } = frontline;
  expect((await call('GET', period(0, 24), undefined, token)).error?.code).toBe(
    'PERMISSION_DENIED',
  );
  const own = { shifts: [shift(200, 201)] };
  expect((await call('POST', '', own, token)).error?.code).toBe('PERMISSION_DENIED');
  const expert = await signIn(desk.url, 'expert', desk.passwordOf('expert'));
  const above = { shifts: [shift(200, 201, expert.staff.id)] };
  expect((await call('POST', '', above)).error?.code).toBe('PERMISSION_DENIED');
  expect((await call('POST', '', own)).status).toBe(201);
  const mine = await call('GET', `/mine${period(199, 202)}`, undefined, token);
  expect(mine.shifts).toMatchObject([{ staffId: frontline.id, startsAt: inHours(200) }]);
  const others = await call('GET', `/mine${period(199, 202)}`, undefined, expert.token);
  expect(others.shifts).toEqual([]);
});

test('who waits is told when somebody comes; the wall says who should be there', async () => {
  expect((await call('POST', '', { shifts: [shift(2, 8)] })).status).toBe(201);
  const customer = await connectCustomer(desk.url);
  await customer.converse('转人工');
  const { queue } = await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  expect(queue).toMatchObject({ nobodyOnDuty: true, opensAt: inHours(2) });
  await customer.waitFor('message', (message: Message) =>
    JSON.stringify(message.content).includes('上班'),
  );

  const from = new Date(Date.now() - HOUR).toISOString();
  const running = { staffId: frontline.id, startsAt: from, endsAt: inHours(1) };
  expect((await call('POST', '', { shifts: [running] })).status).toBe(201);
  const watching = await connectStaff(desk.url, 'supervisor', desk.passwordOf('supervisor'));
  const figures = async () => (await watching.ask('wall.figures', { dayBegan: from })).figures.plan;
  expect(await figures()).toEqual({ planned: 1, missing: ['小林'] });
  const there = await connectStaff(desk.url, 'frontline', desk.passwordOf('frontline'));
  expect(await figures()).toEqual({ planned: 1, missing: [] });
  for (const client of [customer, watching, there]) client.close();
});
