import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type {
  DraftView,
  IntentVersion,
  PilotComparison,
  PilotView,
  Published,
} from '../../src/protocol/index.js';
import { authoringApi, type AuthoringApi } from '../fixtures/authoring-api.js';
import { connectCustomer, signIn } from '../fixtures/client.js';
import { startProgramDesk, type ProgramDesk } from '../fixtures/program-desk.js';
import { smallIntents } from '../fixtures/small-intents.js';

let desk: ProgramDesk;
let intents: ReturnType<typeof smallIntents>;
let database: pg.Client;
let ask: AuthoringApi;
let draftId: string;
beforeAll(async () => {
  intents = smallIntents();
  desk = await startProgramDesk({ RELAYDESK_INTENTS: intents.folder });
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  const { token } = await signIn(desk.url, 'admin', desk.passwordOf('admin'));
  ask = authoringApi(desk, token);
  draftId = await checkedDraft('hello', '接力很高兴见到您', '您好，这是试点版本');
});
afterAll(async () => {
  await database.end();
  await desk.stop();
  intents.remove();
});

/** A draft that answers a sentence of its own otherwise, checked. */
async function checkedDraft(name: string, sentence: string, reply: string): Promise<string> {
  const edits = [
    {
      kind: 'intent.add',
      file: 'trial.yaml',
      intent: `trial.${name}`,
      title: { 'zh-CN': '试点', 'zh-TW': '試點', en: 'Trial' },
      action: 'reply',
      replies: { answer: { 'zh-CN': [reply], 'zh-TW': [reply], en: [reply] } },
      utterances: { 'zh-CN': [sentence, `${sentence}呀`, `${sentence}吗`] },
    },
  ];
  const draft = await ask.begin(edits, sentence);
  await ask.check(draft.id);
  return draft.id;
}

const begin = (scope: object) =>
  ask<{ pilot: PilotView }>('POST', `/drafts/${draftId}/pilot`, { scope, reason: '先试试' });
const stop = (id: number) =>
  ask<{ pilot: PilotView }>('POST', `/pilots/${id}/stop`, { reason: '看完了' });
const openDrafts = async () =>
  (await ask<{ drafts: DraftView[] }>('GET', '/drafts')).drafts.map(({ id }) => id);
const liveNumber = async () =>
  (await ask<{ versions: IntentVersion[] }>('GET', '/versions')).versions.find(({ live }) => live)!
    .number;

/** Whether a new customer is answered by the pilot. */
async function inPilot(context?: object): Promise<boolean> {
  const customer = await connectCustomer(desk.url, {
    locale: 'zh-CN',
    ...(context && { context }),
  });
  const { content } = await customer.converse('接力很高兴见到您');
  customer.close();
  return content.kind === 'text' && content.text.includes('试点版本');
}

describe('a pilot', () => {
  test('answers a share of the customers, each by one version, and is compared', async () => {
    const { pilot } = await begin({ share: 50 });
    expect(pilot).toMatchObject({ against: await liveNumber(), ending: null });
    const customers = await Promise.all(
      Array.from({ length: 16 }, () => connectCustomer(desk.url, { locale: 'zh-CN' })),
    );
    for (const customer of customers) {
      await customer.converse('接力很高兴见到您');
      await customer.converse('成都有网点吗');
    }
    await customers[0]!.converse('转人工');
    const { rows } = await database.query<{ versions: number[] }>(
      `SELECT array_agg(DISTINCT intents_version) AS versions FROM turn
        WHERE conversation_id = ANY($1) GROUP BY conversation_id`,
      [customers.map(({ conversationId }) => conversationId)],
    );
    expect(rows.map(({ versions }) => versions.length)).toEqual(customers.map(() => 1));
    const answered = new Set(rows.flatMap(({ versions }) => versions));
    expect(answered).toEqual(new Set([pilot.version, pilot.against]));

    const { comparison } = await ask<{ comparison: PilotComparison }>(
      'GET',
      `/pilots/${pilot.id}/comparison`,
    );
    expect(comparison.randomized).toBe(true);
    const contained = comparison.measures.find(({ name }) => name === 'contained')!;
    expect(contained.pilot.of + contained.live.of).toBe(16);
    expect(contained.pilot.count + contained.live.count).toBe(15);
    expect(contained.verdict).toBe('unclear');
    for (const customer of customers) customer.close();

    // What would mix with it waits for its end; a second one does too.
    const beside = await ask('POST', `/drafts/${draftId}/publish`, { reason: '等不及' });
    expect(beside.error?.code).toBe('PILOT_RUNNING');
    expect((await begin({ share: 10 })).error?.code).toBe('PILOT_RUNNING');
    expect((await stop(pilot.id)).pilot).toMatchObject({ ending: 'stopped', endReason: '看完了' });
    expect((await stop(pilot.id)).error?.code).toBe('STATE_CONFLICT');
    expect(await inPilot()).toBe(false);
  });

  test('is of the regions and outlets that the pages name', async () => {
    const { pilot } = await begin({ share: 100, regions: ['510000', '330100'], outlets: ['CD-1'] });
    const cases: [object | undefined, boolean][] = [
      [{ region: '510107' }, true],
      [{ region: '330106' }, true],
      [{ region: '330200' }, false],
      [{ outlet: 'CD-1' }, true],
      [{ outlet: 'CD-2', region: '110000' }, false],
      [undefined, false],
    ];
    for (const [context, expected] of cases) {
      expect([context, await inPilot(context)]).toEqual([context, expected]);
    }
    await stop(pilot.id);
  });

  test('is promoted to all, and the way back ends another', async () => {
    const before = await liveNumber();
    const { pilot } = await begin({ share: 1 });
    const promoted = await ask<Published>('POST', `/pilots/${pilot.id}/promote`, {
      reason: '效果好',
    });
    expect(promoted).toMatchObject({ number: pilot.version, late: 0, onDisk: true });
    expect(await liveNumber()).toBe(pilot.version);
    expect(await inPilot()).toBe(true);
    const { pilots } = await ask<{ pilots: PilotView[] }>('GET', '/pilots');
    expect(pilots[0]).toMatchObject({ id: pilot.id, ending: 'promoted', endReason: '效果好' });
    expect(await openDrafts()).not.toContain(draftId);

    draftId = await checkedDraft('again', '再来一个试点', '您好，改过的试点版本');
    const changed = await begin({ share: 1 });
    const texts = ['试点也要听得懂这一句'];
    const edits = [{ kind: 'utterances.add', intent: 'trial.hello', locale: 'zh-CN', texts }];
    await ask('POST', `/drafts/${draftId}/edits`, { edits });
    await ask('POST', `/pilots/${changed.pilot.id}/promote`, { reason: '效果好' });
    expect(await openDrafts()).toContain(draftId);

    draftId = await checkedDraft('other', '另一个试点开始了', '您好，第二个试点版本');
    await begin({ share: 50 });
    await ask('POST', `/versions/${before}/restore`, { reason: '先退回' });
    const after = await ask<{ pilots: PilotView[] }>('GET', '/pilots');
    expect(after.pilots[0]).toMatchObject({ ending: 'stopped', endReason: '先退回' });
    const { rows } = await database.query(
      `SELECT action FROM audit_log WHERE action LIKE 'intents.pilot%' OR action LIKE 'intents.pub%'`,
    );
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(['intents.pilot_begun', 'intents.pilot_stopped', 'intents.published']),
    );
  });

  test.each<[string, object]>([
    ['everybody', { share: 100 }],
    ['nobody', { share: 0 }],
    ['a district', { share: 10, regions: ['510107'] }],
    ['no share', { regions: ['510000'] }],
    ['a broken share', { share: 10.5 }],
  ])('for %s is refused', async (_what, scope) => {
    expect((await begin(scope)).error?.code).toBe('INVALID_PAYLOAD');
  });
});
