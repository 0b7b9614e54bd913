import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import type { ComplaintView, Message, ProtocolErrorBody } from '../../src/protocol/index.js';
import { connectCustomer, signIn, type CustomerClient } from '../fixtures/client.js';
import { colleaguesLike, type Colleague } from '../fixtures/colleagues.js';
import { startTestDesk, testConfig, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
let staff: Colleague[];
let admin: string;

beforeAll(async () => {
  desk = await startTestDesk();
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  staff = await colleaguesLike(desk, 'frontline', 8);
  admin = (await signIn(desk.url, 'admin', desk.passwordOf('admin'))).token;
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});

/** Calls the API: the complaint or complaints, or the code it is refused with. */
async function call(token: string, path: string, body?: object) {
  const response = await fetch(`${desk.url}/api/v1/complaints${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as {
    complaint?: ComplaintView;
    complaints?: ComplaintView[];
    error?: ProtocolErrorBody;
  };
  return answer.complaint ?? answer.complaints ?? answer.error?.code;
}

/** A customer who has just complained of somebody's manners. */
async function complain(): Promise<{ customer: CustomerClient; complaint: ComplaintView }> {
  const customer = await connectCustomer(desk.url);
  await customer.converse('我要投诉派件员态度不好');
  const listed = await call(staff[0]!.token, `?conversation=${customer.conversationId}`);
  const [complaint] = listed as ComplaintView[];
  if (!complaint) throw new Error('No complaint was taken');
  return { customer, complaint };
}

const textOf = ({ content }: Message) => (content.kind === 'text' ? content.text : '');

test('an appeal to the regulator is recorded for a supervisor, with the law’s clock', async () => {
  const customer = await connectCustomer(desk.url);
  const told = await customer.converse('再不处理我就打12305申诉');
  const listed = await call(staff[0]!.token, `?conversation=${customer.conversationId}`);
  expect(listed).toEqual([
    expect.objectContaining({ kind: 'regulator', state: 'open', tier: 'supervisor' }),
  ]);
  const [{ reference, filedAt, legalDueAt }] = listed as [ComplaintView];
  expect(textOf(told)).toContain(reference);
  const days = (Date.parse(legalDueAt) - Date.parse(filedAt)) / (24 * 3_600_000);
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThan(8);
  customer.close();
});

test('is answered and closed, and the customer is told both in the conversation', async () => {
  const { customer, complaint } = await complain();
  expect(complaint).toMatchObject({ kind: 'attitude', state: 'open', overdue: false, told: null });
  const told = (text: string) =>
    customer.waitFor('message', (message) => textOf(message).includes(text));
  const answered = told('已联系派件员');
  expect(
    await call(staff[0]!.token, `/${complaint.id}/answer`, { text: '已联系派件员核实' }),
  ).toMatchObject({ state: 'answered', told: '已联系派件员核实' });
  expect(textOf(await answered)).toContain(complaint.reference);
  expect(textOf(await customer.converse('我的投诉处理得怎么样了'))).toContain('已联系派件员核实');

  const closed = told('已向您致歉');
  expect(
    await call(staff[0]!.token, `/${complaint.id}/close`, { text: '网点已向您致歉' }),
  ).toMatchObject({ state: 'closed', dueAt: null });
  await closed;
  expect(textOf(await customer.converse('投诉有结果了吗'))).toContain('办结');
  const { rows } = await database.query(
    `SELECT action FROM audit_log WHERE subject = $1 ORDER BY id`,
    [complaint.id],
  );
  expect(rows).toEqual([{ action: 'complaint.answered' }, { action: 'complaint.closed' }]);
  customer.close();
});

test('of eight who close it at once one does, and the customer hears one outcome', async () => {
  const { customer, complaint } = await complain();
  const answers = await Promise.all(
    staff.map(({ token }, at) => call(token, `/${complaint.id}/close`, { text: `结果${at}` })),
  );
  expect(answers.filter((answer) => answer === 'STATE_CONFLICT')).toHaveLength(7);
  const outcomes = async () =>
    (
      await customer.ask('messages.after', { conversationId: customer.conversationId, afterSeq: 0 })
    ).messages.filter((message) => textOf(message).includes('处理结果如下'));
  while ((await outcomes()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await outcomes()).toHaveLength(1);
  customer.close();
});

test('one past its deadline goes up a tier, once, and its customer to a person', async () => {
  const { customer, complaint } = await complain();
  await database.query(`UPDATE complaint SET due_at = now() - interval '1 minute' WHERE id = $1`, [
    complaint.id,
  ]);
  const jobs = new JobsService(testConfig({ databaseUrl: desk.databaseUrl }));
  for (let at = 0; at < 4; at++) {
    await jobs.enqueue(
      'care-due',
      { kind: 'complaint', id: complaint.id },
      { jobId: `again-${at}` },
    );
  }
  const current = async () => {
    const listed = await call(staff[0]!.token, `?conversation=${customer.conversationId}`);
    return (listed as ComplaintView[])[0];
  };
  for (;;) {
    const { waiting = 0, active = 0 } = await jobs.counts('care-due');
    if (waiting + active === 0) break;
  }
  expect(await current()).toMatchObject({ tier: 'supervisor', overdue: true });
  await jobs.onApplicationShutdown();
  const state = customer.waitFor('conversation', ({ state }) => state === 'waiting');
  await customer.send('我的投诉处理得怎么样了');
  await state;
  customer.close();
});

test('refuses what may not be', async () => {
  const { customer, complaint } = await complain();
  const [{ token }] = staff as [Colleague];
  expect(await call(admin, `/${complaint.id}/answer`, { text: '好' })).toBe('PERMISSION_DENIED');
  expect(await call('nobody', '')).toBe('NOT_AUTHENTICATED');
  expect(await call(token, `/${complaint.id}/answer`, { text: '  ' })).toBe('INVALID_PAYLOAD');
  expect(await call(token, `/${complaint.id}/answer`, { text: 'x'.repeat(1001) })).toBe(
    'INVALID_PAYLOAD',
  );
  expect(await call(token, '/7/answer', { text: '好' })).toBe('INVALID_PAYLOAD');
  expect(await call(token, `/${complaint.conversationId}/close`, { text: '好' })).toBe('NOT_FOUND');
  customer.close();
});
