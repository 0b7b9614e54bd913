import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import { promiseIn, wordCard } from '../../src/dialog/index.js';
import type {
  AuthorityRule,
  Card,
  ClaimView,
  Locale,
  ProtocolErrorBody,
} from '../../src/protocol/index.js';
import { connectCustomer, signIn } from '../fixtures/client.js';
import { colleaguesLike, type Colleague } from '../fixtures/colleagues.js';
import { dawdling } from '../fixtures/dawdling.js';
import { startTestDesk, testConfig, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
let frontline: Colleague;
let supervisors: Colleague[];
let expert: string;
let admin: string;
let parcel: { waybill: string; receiverDigits: string };

beforeAll(async () => {
  desk = await startTestDesk();
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  frontline = (await colleaguesLike(desk, 'frontline', 1))[0]!;
  supervisors = await colleaguesLike(desk, 'supervisor', 8);
  expert = (await signIn(desk.url, 'expert', desk.passwordOf('expert'))).token;
  admin = (await signIn(desk.url, 'admin', desk.passwordOf('admin'))).token;
  const response = await fetch(`${desk.url}/api/v1/demo/waybills`);
  const { waybills } = (await response.json()) as {
    waybills: { waybill: string; state: string; receiverDigits: string }[];
  };
  parcel = waybills.find(({ state }) => state === 'LOST_SUSPECT')!;
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});
beforeEach(() => database.query('TRUNCATE claim, identity_attempt CASCADE'));

/** Calls the API: the body, or the code it is refused with. */
async function call<T>(token: string, path: string, body?: unknown, method = 'POST') {
  const response = await fetch(`${desk.url}/api/v1/${path}`, {
    method: body === undefined ? 'GET' : method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as T & { error?: ProtocolErrorBody };
  return response.ok ? answer : { code: answer.error?.code };
}
const claimOf = (answer: object) => (answer as { claim: ClaimView }).claim;

/** A claim that a customer filed by talking to the bot. */
async function filed(yuan: string): Promise<ClaimView> {
  const customer = await connectCustomer(desk.url);
  await customer.converse(`${parcel.waybill} 丢了 要赔偿`);
  await customer.converse(parcel.receiverDigits);
  await customer.converse(yuan);
  const { conversationId } = customer;
  customer.close();
  const answer = await call<{ claims: ClaimView[] }>(
    frontline.token,
    `claims?conversation=${conversationId}`,
  );
  const [claim] = 'claims' in answer ? answer.claims : [];
  if (!claim) throw new Error('No claim was filed');
  return claim;
}

describe('authority', () => {
  test('an offer within it is made, one beyond it is asked for and decided once', async () => {
    const claim = await filed('9000');
    expect(claim).toMatchObject({ state: 'filed', automatic: false, claimedFen: 900_000 });
    const asked = claimOf(
      await call(frontline.token, `claims/${claim.id}/offer`, { amountFen: 150_000 }),
    );
    expect(asked).toMatchObject({ state: 'filed', approval: { tier: 'supervisor' } });
    const path = `approvals/${asked.approval?.id}`;
    const approve = { decision: 'approve', amountFen: 150_000 };
    // Asking again does not ask twice.
    const again = call(frontline.token, `claims/${claim.id}/offer`, { amountFen: 150_001 });
    expect(await again).toEqual({ code: 'STATE_CONFLICT' });
    expect(await call(frontline.token, path, approve)).toEqual({ code: 'OWN_REQUEST' });
    const other = { ...approve, amountFen: 140_000 };
    expect(await call(supervisors[0]!.token, path, other)).toEqual({ code: 'AMOUNT_DIFFERS' });
    expect(await call(admin, path, approve)).toEqual({ code: 'PERMISSION_DENIED' });

    const answers = await Promise.all(supervisors.map(({ token }) => call(token, path, approve)));
    expect(answers.filter((answer) => 'claim' in answer)).toHaveLength(1);
    expect(answers.filter((answer) => !('claim' in answer))).toEqual(
      Array.from({ length: 7 }, () => ({ code: 'STATE_CONFLICT' })),
    );
    const { rows } = await database.query(
      `SELECT action FROM audit_log WHERE details->>'claimId' = $1 OR subject = $1 ORDER BY id`,
      [claim.id],
    );
    expect(rows.map(({ action }: { action: string }) => action)).toEqual([
      'approval.asked',
      'approval.approved',
      'claim.offered',
    ]);
  });

  test('who asks again while it is being decided is told so', async () => {
    const claim = await filed('9000');
    const ask = () => call(frontline.token, `claims/${claim.id}/offer`, { amountFen: 150_000 });
    const path = `approvals/${claimOf(await ask()).approval?.id}`;
    const approve = { decision: 'approve', amountFen: 150_000 };
    const [decided, asked] = await dawdling(database, 'AFTER UPDATE ON approval_request', () =>
      Promise.all([call(supervisors[0]!.token, path, approve), ask()]),
    );
    expect(claimOf(decided)).toMatchObject({ state: 'offered', offerFen: 150_000 });
    expect(asked).toEqual({ code: 'STATE_CONFLICT' });
  });

  test('what is beyond a supervisor goes to an expert; a refusal leaves the claim', async () => {
    const claim = await filed('9000');
    const [asking, deciding] = supervisors as [Colleague, Colleague];
    const asked = claimOf(
      await call(asking.token, `claims/${claim.id}/offer`, { amountFen: 500_000 }),
    );
    expect(asked.approval).toMatchObject({ tier: 'expert', amountFen: 500_000 });
    const path = `approvals/${asked.approval?.id}`;
    const refuse = { decision: 'refuse', amountFen: 500_000 };
    expect(await call(deciding.token, path, refuse)).toEqual({ code: 'AUTHORITY_EXCEEDED' });
    expect(claimOf(await call(expert, path, refuse))).toMatchObject({
      state: 'filed',
      approval: null,
      offerFen: null,
    });
  });

  test('what was accepted is paid, and nothing else', async () => {
    const claim = await filed('9000');
    const step = (token: string, name: string, body: object = {}) =>
      call(token, `claims/${claim.id}/${name}`, body);
    expect(await step(frontline.token, 'accept')).toEqual({ code: 'STATE_CONFLICT' });
    expect(await step(frontline.token, 'offer', { amountFen: 10_000 })).toMatchObject({
      claim: { state: 'offered', offerFen: 10_000 },
    });
    expect(await step(frontline.token, 'accept')).toMatchObject({ claim: { state: 'accepted' } });
    const supervisor = supervisors[0]!.token;
    expect(await step(supervisor, 'pay', { amountFen: 20_000 })).toEqual({
      code: 'AMOUNT_DIFFERS',
    });
    expect(await step(supervisor, 'pay', { amountFen: -1 })).toEqual({ code: 'INVALID_PAYLOAD' });
    const paid = await Promise.all(
      supervisors.map(({ token }) => step(token, 'pay', { amountFen: 10_000 })),
    );
    expect(paid.filter((answer) => 'claim' in answer)).toHaveLength(1);
  });

  test('a refusal is told with its reason, once, and reviewed when the customer asks', async () => {
    const claim = await filed('9000');
    const path = `claims/${claim.id}/refuse`;
    const refusal = { reason: 'no_evidence', words: '请补充开箱照片' };
    expect(await call(admin, path, refusal)).toEqual({ code: 'PERMISSION_DENIED' });
    expect(await call(frontline.token, path, { reason: 'other' })).toEqual({
      code: 'INVALID_PAYLOAD',
    });
    expect(await call(frontline.token, `claims/${uuidv7()}/refuse`, refusal)).toEqual({
      code: 'NOT_FOUND',
    });

    // While somebody is asked about an offer nobody refuses past them.
    const offer = `claims/${claim.id}/offer`;
    const asked = claimOf(await call(frontline.token, offer, { amountFen: 150_000 }));
    expect(await call(frontline.token, path, refusal)).toEqual({ code: 'STATE_CONFLICT' });
    const declined = { decision: 'refuse', amountFen: 150_000 };
    await call(supervisors[0]!.token, `approvals/${asked.approval?.id}`, declined);

    const answers = await Promise.all(supervisors.map(({ token }) => call(token, path, refusal)));
    const refused = answers.filter((answer) => 'claim' in answer);
    expect(refused).toEqual([
      { claim: expect.objectContaining({ state: 'refused', refusal, dueAt: null }) },
    ]);
    const { rows } = await database.query(
      `SELECT details FROM audit_log WHERE subject = $1 AND action = 'claim.refused'`,
      [claim.id],
    );
    expect(rows).toEqual([{ details: { reason: 'no_evidence' } }]);

    const customer = await connectCustomer(desk.url);
    await customer.converse(`${parcel.waybill} 的理赔到哪一步了`);
    const told = await customer.converse(parcel.receiverDigits);
    expect(told.content).toMatchObject({
      text: expect.stringMatching(/没能赔付.*看不出损失；请补充开箱照片.*人工复核/),
      quickReplies: [{ text: '请人工复核' }],
    });
    await customer.converse('请人工复核');
    customer.close();
    const { claims } = (await call<{ claims: ClaimView[] }>(
      frontline.token,
      `claims?conversation=${claim.conversationId}`,
    )) as { claims: ClaimView[] };
    expect(claims).toEqual([expect.objectContaining({ state: 'reviewing', refusal: null })]);
  });

  test('who has filed is told why nothing is paid', async () => {
    const customer = await connectCustomer(desk.url, { locale: 'en' });
    await customer.converse(`${parcel.waybill} is lost, I want compensation`);
    await customer.converse(parcel.receiverDigits);
    await customer.converse('9000');
    const { claims } = (await call<{ claims: ClaimView[] }>(
      frontline.token,
      `claims?conversation=${customer.conversationId}`,
    )) as { claims: ClaimView[] };
    await call(frontline.token, `claims/${claims[0]?.id}/refuse`, { reason: 'delivered' });
    const told = await customer.waitFor(
      'message',
      ({ content }) => content.kind === 'text' && content.text.includes('delivered intact'),
    );
    expect(told.content).toMatchObject({
      text: expect.stringMatching(/not paid this time.*a colleague will review it.*appeal/),
    });
    customer.close();
  });

  test('an admin edits the matrix, and one of two who edit at once', async () => {
    type Matrix = { version: number; rules: AuthorityRule[] };
    const matrix = (await call<Matrix>(admin, 'care-rules/authority')) as Matrix;
    const rules = matrix.rules.map((rule) =>
      rule.tier === 'frontline' ? { ...rule, upToFen: 100 } : rule,
    );
    const edit = { version: matrix.version, rules };
    expect(await call(supervisors[0]!.token, 'care-rules/authority', edit, 'PUT')).toEqual({
      code: 'PERMISSION_DENIED',
    });
    const edits = await Promise.all(
      [1, 2].map(() => call<Matrix>(admin, 'care-rules/authority', edit, 'PUT')),
    );
    expect(edits).toContainEqual({ code: 'STATE_CONFLICT' });
    expect(edits).toContainEqual({ version: matrix.version + 1, rules });
    const claim = await filed('9000');
    expect(
      claimOf(await call(frontline.token, `claims/${claim.id}/offer`, { amountFen: 101 })),
    ).toMatchObject({ approval: { tier: 'supervisor' } });
  });
});

test("what was declared for a lost parcel makes it a supervisor's from the start", async () => {
  const declare = (fen: number) =>
    database.query('UPDATE waybill SET declared_fen = $2 WHERE number = $1', [parcel.waybill, fen]);
  await declare(2_500_000);
  const customer = await connectCustomer(desk.url);
  await customer.converse(`${parcel.waybill} 丢了 要赔偿`);
  await customer.converse('转人工');
  const { rows } = await database.query(
    `SELECT tier, priority, summary -> 'because' -> 0 AS first FROM conversation WHERE id = $1`,
    [customer.conversationId],
  );
  expect(rows).toEqual([
    { tier: 'supervisor', priority: 50, first: { signal: 'great_value', evidence: 2_500_000 } },
  ]);
  customer.close();
  await declare(0);
});

test('the same incident filed by many at once is one claim', async () => {
  const claims = await Promise.all(
    Array.from({ length: 4 }, () => filed('9000').catch(() => null)),
  );
  expect(claims.filter(Boolean)).toHaveLength(1);
  const { rows } = await database.query('SELECT 1 FROM claim');
  expect(rows).toHaveLength(1);
});

test.each([
  ['zh-CN', '丢了 要赔偿', '我的理赔到哪一步了', '我要投诉派件员态度不好', '我的投诉处理到哪了'],
  [
    'zh-TW',
    '這件遺失了，我要申請理賠',
    '我的理賠進度',
    '我要投訴派件員態度很差',
    '我的投訴處理得怎麼樣了',
  ],
  [
    'en',
    'is lost, I want compensation',
    'how far is my claim',
    'I want to complain about a rude courier',
    'how far is my complaint',
  ],
])(
  'in %s a claim and a complaint tell how far they are on a card',
  async (locale, lost, claim, rude, complaint) => {
    const customer = await connectCustomer(desk.url, { locale });
    await customer.converse(`${parcel.waybill} ${lost}`);
    await customer.converse(parcel.receiverDigits);
    await customer.converse('50');
    const { content: claimed } = await customer.converse(claim);
    const at = expect.stringMatching(/Z$/);
    expect(claimed).toMatchObject({
      card: {
        type: 'progress',
        reference: expect.stringMatching(/^CL/),
        waybill: parcel.waybill,
        matter: {
          ...{ kind: 'claim', incident: 'lost', state: 'offered', offerFen: 5000 },
          steps: [
            { state: 'filed', at },
            { state: 'offered', at },
          ],
        },
        nextBy: at,
        demo: true,
      },
    });
    await customer.converse(rude);
    const { content: complained } = await customer.converse(complaint);
    expect(complained).toMatchObject({
      card: {
        reference: expect.stringMatching(/^CP/),
        matter: {
          kind: 'complaint',
          about: 'attitude',
          state: 'open',
          steps: [{ at }],
          latestBy: at,
        },
        nextBy: at,
      },
    });
    const { card } = complained as { card: Card };
    const plain = wordCard(card, locale as Locale).split('\n');
    expect(plain).toHaveLength(4);
    expect(plain[0]).toMatch(/^CP\d{8} · .+ · .+/);
    expect(promiseIn(plain.join(' '))).toBeNull();
    customer.close();
  },
);

test('an overdue claim goes up a tier once, however often it is looked at', async () => {
  const claim = await filed('9000');
  await database.query(`UPDATE claim SET due_at = now() - interval '1 hour' WHERE id = $1`, [
    claim.id,
  ]);
  // What another node, or one that had crashed, would have looked for as well.
  const jobs = new JobsService(testConfig({ databaseUrl: desk.databaseUrl }));
  for (const copy of ['a', 'b', 'c', 'd', 'e', 'f']) {
    await jobs.enqueue(
      'care-due',
      { kind: 'claim', id: claim.id },
      { jobId: `${claim.id}-${copy}` },
    );
  }
  for (;;) {
    const { waiting = 0, active = 0 } = await jobs.counts('care-due');
    if (waiting + active === 0) break;
  }
  await jobs.onApplicationShutdown();
  const { rows } = await database.query(
    `SELECT tier, (SELECT count(*)::int FROM claim_overdue WHERE claim_id = claim.id) AS fired
       FROM claim WHERE id = $1`,
    [claim.id],
  );
  expect(rows).toEqual([{ tier: 'supervisor', fired: 1 }]);

  const customer = await connectCustomer(desk.url);
  await customer.converse(`${parcel.waybill} 的理赔到哪一步了`);
  const told = await customer.converse(parcel.receiverDigits);
  expect(told.content).toMatchObject({ text: expect.stringContaining('已经超过答复时间') });
  customer.close();
});
