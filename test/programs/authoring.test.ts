import { existsSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type {
  CannedLine,
  DraftView,
  FlowSettingsView,
  IntentEdit,
  IntentEditInput,
  IntentLine,
  IntentVersion,
  Published,
  Reading,
  RegionView,
  TriedTurn,
} from '../../src/protocol/index.js';
import { authoringApi, breath, type AuthoringApi } from '../fixtures/authoring-api.js';
import { connectCustomer, connectStaff, signIn } from '../fixtures/client.js';
import { startProgramDesk, type ProgramDesk } from '../fixtures/program-desk.js';
import { smallIntents } from '../fixtures/small-intents.js';

let desk: ProgramDesk;
let intents: ReturnType<typeof smallIntents>;
let database: pg.Client;
let admin: AuthoringApi;
let author: AuthoringApi;
let reviewer: AuthoringApi;

beforeAll(async () => {
  intents = smallIntents();
  desk = await startProgramDesk({ RELAYDESK_INTENTS: intents.folder });
  database = await connected();
  const roleOnly = async (role: string) => {
    await database.query(
      `INSERT INTO staff (id, login, name, tier, roles, password_hash)
       SELECT gen_random_uuid(), $1, $1, 'frontline', ARRAY[$1], password_hash
         FROM staff WHERE login = 'admin'`,
      [role],
    );
    return authoringApi(desk, (await signIn(desk.url, role, desk.passwordOf('admin'))).token);
  };
  admin = authoringApi(desk, (await signIn(desk.url, 'admin', desk.passwordOf('admin'))).token);
  author = await roleOnly('intent_author');
  reviewer = await roleOnly('intent_reviewer');
});
afterAll(async () => {
  await database.end();
  await desk.stop();
  intents.remove();
});

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: desk.databaseUrl });
  // It is cut where the server is killed.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const begin = (edits: IntentEditInput[], by = author) => by.begin(edits);
const checked = (id: string) => author.check(id);

async function history(): Promise<IntentVersion[]> {
  return (await admin<{ versions: IntentVersion[] }>('GET', '/versions')).versions;
}
const live = async () => (await history()).find((version) => version.live)!;

async function answerTo(text: string): Promise<string> {
  const customer = await connectCustomer(desk.url);
  const { content } = await customer.converse(text);
  customer.close();
  return content.kind === 'text' ? content.text : '';
}

const gift: IntentEdit = {
  kind: 'intent.add',
  file: 'gifts.yaml',
  intent: 'gifts.wrap',
  title: { 'zh-CN': '礼品包装', 'zh-TW': '禮品包裝', en: 'Gift wrapping' },
  action: 'reply',
  replies: {
    answer: {
      'zh-CN': ['可以加礼品包装。'],
      'zh-TW': ['可以加禮品包裝。'],
      en: ['We can wrap it.'],
    },
  },
  utterances: {
    'zh-CN': [
      '能包装成礼品吗',
      '帮我做礼品包装',
      '礼品盒包装多少钱',
      '可以扎蝴蝶结吗',
      '要礼品包装',
    ],
  },
};

const cannedGift = (text: string): IntentEditInput => ({
  kind: 'canned.set',
  shortcut: 'gift',
  reply: { title: gift.title, text: { 'zh-CN': text, 'zh-TW': '好', en: 'ok' } },
});
const canned = async () =>
  (await author<{ canned: CannedLine[] }>('GET', '/sources/live/canned')).canned;

describe('a draft on its way', () => {
  test('is checked, published, answered by, recorded, and rolled back', async () => {
    const before = await live();
    const draft = await begin([gift, cannedGift('{什么}包好了')]);
    const changed = ['canned/replies.yaml', 'gifts.yaml'];
    expect(draft).toMatchObject({ changed, behind: false, mine: true });
    const order = { reason: '新服务' };
    const early = await reviewer('POST', `/drafts/${draft.id}/publish`, order);
    expect(early.error?.code).toBe('CHECK_NEEDED');

    const { report } = await checked(draft.id);
    expect(report).toMatchObject({ against: before.number, faults: [], failedProtected: [] });
    expect(report?.byIntent.find(({ intent }) => intent === 'gifts.wrap')).toMatchObject({
      utterances: 8,
      live: null,
    });
    expect(report?.changedUtterances).toContainEqual(
      expect.objectContaining({ text: '要礼品包装', after: 'gifts.wrap' }),
    );
    expect(await answerTo('帮我做礼品包装')).not.toContain('可以加礼品包装');

    const denied = await author('POST', `/drafts/${draft.id}/publish`, order);
    expect(denied.error?.code).toBe('PERMISSION_DENIED');
    const published = await reviewer<Published>('POST', `/drafts/${draft.id}/publish`, order);
    expect(published).toMatchObject({ late: 0, onDisk: true });
    expect(await answerTo('帮我做礼品包装')).toContain('可以加礼品包装');
    expect(existsSync(path.join(intents.folder, 'gifts.yaml'))).toBe(true);
    expect(await canned()).toMatchObject([
      { shortcut: 'gift', file: 'canned/replies.yaml', text: { 'zh-CN': '{什么}包好了' } },
    ]);
    const { rows } = await database.query(
      'SELECT DISTINCT intents_version FROM turn WHERE intents_version >= $1 ORDER BY 1',
      [before.number],
    );
    expect(rows.map((row) => row.intents_version)).toEqual([before.number, published.number]);

    const back = await reviewer<Published>('POST', `/versions/${before.number}/restore`, {
      reason: '先不上',
    });
    expect(await answerTo('帮我做礼品包装')).not.toContain('可以加礼品包装');
    expect(existsSync(path.join(intents.folder, 'gifts.yaml'))).toBe(false);
    expect(await canned()).toEqual([]);
    expect((await history()).slice(0, 2)).toMatchObject([
      { number: back.number, kind: 'rollback', restored: before.number, reason: '先不上' },
      { number: published.number, by: 'intent_reviewer', reason: '新服务' },
    ]);
    const { rows: audited } = await database.query(
      `SELECT action FROM audit_log WHERE action LIKE 'intents.%' ORDER BY created_at`,
    );
    expect(audited.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['intents.draft_begun', 'intents.published', 'intents.rolled_back']),
    );
  });

  test('that breaks a protected test needs a supervisor who says why', async () => {
    const draft = await begin([{ kind: 'intent.set', intent: 'tracking.where', action: 'reply' }]);
    const faulty = await checked(draft.id);
    expect(faulty.report?.faults[0]).toMatchObject({
      file: 'tracking.yaml',
      line: expect.any(Number),
    });
    const refused = await reviewer('POST', `/drafts/${draft.id}/publish`, { reason: 'x' });
    expect(refused.error?.code).toBe('INTENTS_FAULTY');

    const quiet = await begin([
      {
        kind: 'intent.add',
        file: 'gifts.yaml',
        intent: 'gifts.other',
        title: { 'zh-CN': '别的', 'zh-TW': '別的', en: 'Other' },
        action: 'reply',
        replies: { answer: { 'zh-CN': ['嗯'], 'zh-TW': ['嗯'], en: ['hm'] } },
        utterances: { 'zh-CN': ['你好呀你'] },
      },
    ]);
    const files = await author<{ files: Record<string, string> }>(
      'GET',
      `/sources/${quiet.id}/files`,
    );
    const basedOn = files.files['tests/first_steps.yaml'] ?? '';
    const content = basedOn.replace('hand: asked_for_person', 'hand: life');
    const file = { name: 'tests/first_steps.yaml', content, basedOn };
    await author('PUT', `/drafts/${quiet.id}/file`, file);
    const { report } = await checked(quiet.id);
    expect(report?.failedProtected).toEqual(['转人工']);
    const publish = (by: AuthoringApi, more: object = {}) =>
      by('POST', `/drafts/${quiet.id}/publish`, { reason: '试', ...more });
    expect((await publish(reviewer)).error?.code).toBe('CHECK_FAILED');
    const override = { overrideReason: '测试写错了' };
    expect((await publish(reviewer, override)).error?.code).toBe('PERMISSION_DENIED');
    expect((await publish(admin, override)).error).toBeUndefined();
    const overridden = await live();
    expect(overridden).toMatchObject(override);
    const before = (await history()).find(({ number }) => number < overridden.number)!;
    await reviewer('POST', `/versions/${before.number}/restore`, { reason: '试完了' });
  });
});

describe('two admins at once', () => {
  const add = (intent: string, text: string): IntentEdit => ({
    kind: 'utterances.add',
    intent,
    locale: 'zh-CN',
    texts: [text],
  });

  test('who change different things both succeed', async () => {
    const draft = await begin([]);
    const edit = (by: AuthoringApi, one: IntentEdit) =>
      by<{ draft: DraftView }>('POST', `/drafts/${draft.id}/edits`, { edits: [one] });
    const both = await Promise.all([
      edit(author, add('tracking.where', '包裹跑哪儿去了')),
      edit(admin, add('price.quote', '寄过去得花多少')),
    ]);
    expect(both.map(({ error }) => error)).toEqual([undefined, undefined]);
    const { draft: after } = await author<{ draft: DraftView }>('GET', `/drafts/${draft.id}`);
    expect(after.changed).toEqual(['price.yaml', 'tracking.yaml']);
    const undone = await author<{ draft: DraftView }>('POST', `/drafts/${draft.id}/undo`);
    expect(undone.draft.changed).toHaveLength(1);
  });

  test('who change the same line of a file get a conflict that names it', async () => {
    const draft = await begin([]);
    const { files } = await author<{ files: Record<string, string> }>(
      'GET',
      `/sources/${draft.id}/files`,
    );
    const basedOn = files['courier.yaml'] ?? '';
    const put = (title: string) =>
      admin('PUT', `/drafts/${draft.id}/file`, {
        name: 'courier.yaml',
        basedOn,
        content: basedOn.replace('快递员电话,', `${title},`),
      });
    expect((await put('小哥电话')).error).toBeUndefined();
    expect((await put('派件电话')).error).toMatchObject({
      code: 'INTENTS_CONFLICT',
      details: { conflicts: [{ file: 'courier.yaml', fromLine: expect.any(Number) }] },
    });
  });

  test('a draft that is behind is not published, and takes in what was published since', async () => {
    const draft = await begin([add('price.quote', '运费咋算的')]);
    const { hash: liveHash } = await live();
    const other = (await history()).find(
      ({ hash, overrideReason }) => hash !== liveHash && !overrideReason,
    )!;
    await reviewer('POST', `/versions/${other.number}/restore`, { reason: '换一版' });
    const late = await reviewer('POST', `/drafts/${draft.id}/publish`, { reason: '二' });
    expect(late.error?.code).toBe('STATE_CONFLICT');
    const updated = await author<{ draft: DraftView }>('POST', `/drafts/${draft.id}/update`);
    expect(updated.draft).toMatchObject({ behind: false, changed: ['price.yaml'] });
    const again = await reviewer('POST', `/drafts/${draft.id}/publish`, { reason: '二' });
    expect(again.error?.code).toBe('CHECK_NEEDED');
    await reviewer('POST', '/versions/1/restore', { reason: '试完了' });
  });
});

describe('bad files are refused with file, line and reason; what is live stays', () => {
  test.each<[string, string, string, RegExp]>([
    ['outside', '../evil.yaml', 'a: 1', /outside/],
    ['absolute', '/etc/evil.yaml', 'a: 1', /outside/],
    ['capitals', 'Tracking.yaml', 'a: 1', /capitals/],
    ['a bomb', 'a.yaml', 'a: &a [x, x]\nb: [*a, *a]', /anchor/],
    ['bytes', 'a.yaml', 'a: \u0000', /no text/],
    ['a tab', 'a.yaml', 'a:\n\tb: 1', /tab/],
  ])('%s', async (_what, name, content, message) => {
    const draft = await begin([]);
    const { error } = await author('PUT', `/drafts/${draft.id}/file`, {
      name,
      content,
      basedOn: '',
    });
    expect(error).toMatchObject({
      code: 'INTENTS_FAULTY',
      details: { faults: [{ file: name, message: expect.stringMatching(message) }] },
    });
  });
});

test('a sentence is read by what is live, with utterances like it', async () => {
  const { readings } = await author<{ readings: Reading[] }>('POST', '/sources/live/readings', {
    texts: ['快递员电话多少？'],
  });
  expect(readings[0]?.intents[0]?.name).toBe('courier.contact');
  expect(readings[0]?.alike[0]).toMatchObject({ intent: 'courier.contact', same: true });
});

test('a fault in a canned reply is named with its line, and nothing is published', async () => {
  const draft = await begin([cannedGift('一定包好')]);
  expect(draft.changed).toEqual(['canned/replies.yaml']);
  const { report } = await checked(draft.id);
  expect(report?.faults).toMatchObject([{ file: 'canned/replies.yaml', line: expect.any(Number) }]);
  const refused = await reviewer('POST', `/drafts/${draft.id}/publish`, { reason: 'x' });
  expect(refused.error?.code).toBe('INTENTS_FAULTY');
});

test('a draft is tried before it is published', async () => {
  const draft = await begin([{ ...gift, file: 'presents.yaml' }], admin);
  const say = { messages: ['帮我做礼品包装'] };
  const tried = await author<{ turns: TriedTurn[] }>('POST', `/sources/${draft.id}/try`, say);
  expect(tried.turns[0]).toMatchObject({
    action: 'gifts.wrap',
    replies: [{ text: '可以加礼品包装。' }],
  });
  const now = await author<{ turns: TriedTurn[] }>('POST', '/sources/live/try', say);
  expect(now.turns[0]?.action).not.toBe('gifts.wrap');
});

test('a setting of the flows counts in the draft alone; nonsense is refused', async () => {
  const draft = await begin([{ kind: 'setting.set', setting: 'misses', value: 1 }]);
  const handedOver = async (source: string) => {
    const say = { messages: ['今天股市怎么样'] };
    const { turns } = await author<{ turns: TriedTurn[] }>('POST', `/sources/${source}/try`, say);
    return turns[0]?.handOver ?? null;
  };
  expect([await handedOver(draft.id), await handedOver('live')]).toEqual(['two_misses', null]);
  const { settings } = await author<{ settings: FlowSettingsView }>(
    'GET',
    `/sources/${draft.id}/flows`,
  );
  expect(settings.numbers.find(({ name }) => name === 'misses')).toMatchObject({
    ...{ value: 1, usual: 2 },
  });
  const asks = { kind: 'questions.set', action: 'quote_price', asks: ['from'] };
  const { error } = await author('POST', `/drafts/${draft.id}/edits`, { edits: [asks] });
  expect(error).toMatchObject({
    code: 'INVALID_PAYLOAD',
    details: { path: 'asks.quote_price', problem: expect.stringContaining('without to, weight') },
  });
});

test('a region says some things otherwise; too much is refused, and a conflict is shown', async () => {
  const local = (text: string) => ({ 'zh-CN': [text], 'zh-TW': [text], en: [text] });
  const otherwise = (intent: string): IntentEditInput => ({
    ...{ kind: 'region.set', region: '330100', intent },
    override: { replies: { answer: local('杭州的说法') } },
  });
  const draft = await begin([otherwise('chat.thanks')]);
  const said = async (region?: string) => {
    const say = { messages: ['谢谢'], ...(region && { region }) };
    const route = `/sources/${draft.id}/try`;
    const { turns } = await author<{ turns: TriedTurn[] }>('POST', route, say);
    return turns[0]?.replies[0]?.text;
  };
  expect(await said('330100')).toBe('杭州的说法');
  expect(await said('330200')).not.toBe('杭州的说法');
  expect(await said()).not.toBe('杭州的说法');

  const { intents: all } = await author<{ intents: IntentLine[] }>('GET', '/sources/live/intents');
  const edits = all.filter(({ name }) => name !== 'none').map(({ name }) => otherwise(name));
  const refused = await author('POST', `/drafts/${draft.id}/edits`, { edits });
  expect(refused.error).toMatchObject({
    code: 'REGION_EXCEEDED',
    details: { region: '330100', share: expect.any(Number), most: 0.2 },
  });

  const headOffice = { kind: 'reply.set', intent: 'chat.thanks', key: 'answer' };
  await author('POST', `/drafts/${draft.id}/edits`, {
    edits: [{ ...headOffice, variants: local('总部的新说法') }],
  });
  const states = async () => {
    const route = `/sources/${draft.id}/regions`;
    const { regions } = await author<{ regions: RegionView[] }>('GET', route);
    return regions.map(({ region, overrides }) => [region, ...overrides.map(({ state }) => state)]);
  };
  expect(await states()).toEqual([['330100', 'outdated']]);
  expect([await said('330100'), await said()]).toEqual(['杭州的说法', '总部的新说法']);
  await author('POST', `/drafts/${draft.id}/edits`, { edits: [otherwise('chat.thanks')] });
  expect(await states()).toEqual([['330100', 'current']]);

  await checked(draft.id);
  await reviewer('POST', `/drafts/${draft.id}/publish`, { reason: '杭州自己的说法' });
  const answerIn = async (region: string) => {
    const customer = await connectCustomer(desk.url, { context: { region } });
    const { content } = await customer.converse('谢谢');
    customer.close();
    return content.kind === 'text' ? content.text : '';
  };
  expect(await answerIn('330106')).toBe('杭州的说法');
  expect(await answerIn('330200')).toBe('总部的新说法');
});

test("a region's customers are understood by its own words, others are not", async () => {
  const words = '件货去咗边度啊大佬';
  const own: IntentEditInput = {
    ...{ kind: 'region.set', region: '440000', intent: 'tracking.where' },
    override: { utterances: { 'zh-TW': [words, '張單行到邊'] } },
  };
  const draft = await begin([own]);
  const route = `/sources/${draft.id}/regions`;
  const { regions } = await author<{ regions: RegionView[] }>('GET', route);
  expect(regions.find(({ region }) => region === '440000')).toMatchObject({
    overrides: [{ intent: 'tracking.where', override: own.override, state: 'current' }],
  });

  const { report } = await checked(draft.id);
  const changes = report?.regionalChanges?.filter(({ region }) => region === '440000') ?? [];
  expect(changes).toContainEqual(
    expect.objectContaining({ intent: 'tracking.where', text: words, after: 'tracking.where' }),
  );
  expect(report?.changedCount).toBe(0);

  await reviewer('POST', `/drafts/${draft.id}/publish`, { reason: '广东话' });
  const heardIn = async (region?: string) => {
    const customer = await connectCustomer(desk.url, region ? { context: { region } } : {});
    const { conversationId } = await customer.converse('你好，件貨去咗邊度啊大佬');
    customer.close();
    const { rows } = await database.query(
      `SELECT understanding #>> '{intents,0,name}' AS intent, action, why FROM turn
        WHERE conversation_id = $1`,
      [conversationId],
    );
    return rows[0];
  };
  expect(await heardIn('440300')).toEqual({
    ...{ intent: 'tracking.where', action: 'tracking.where' },
    why: expect.any(String),
  });
  expect((await heardIn('330100')).action).not.toBe('tracking.where');
  expect((await heardIn()).action).not.toBe('tracking.where');
});

test('what the company forbids staff to say is published like all else, and found', async () => {
  const draft = await begin([{ kind: 'forbidden.set', phrases: ['亲亲'] }]);
  const words = await author<{ forbidden: string[] }>('GET', `/sources/${draft.id}/concepts`);
  expect(words.forbidden).toEqual(['亲亲']);
  await checked(draft.id);
  await reviewer('POST', `/drafts/${draft.id}/publish`, { reason: '不叫亲亲' });

  const password = desk.passwordOf('frontline');
  const agent = await connectStaff(desk.url, 'frontline', password);
  const customer = await connectCustomer(desk.url);
  await customer.converse('转人工');
  const { conversationId } = customer;
  await agent.ask('conversation.accept', { conversationId });
  await agent.ask('message.send', { conversationId, clientId: uuidv7(), text: '亲亲您好' });
  expect((await agent.waitFor('conduct')).marks).toMatchObject([
    { kind: 'company', words: '亲亲' },
  ]);
  const forbidden = async (token?: string) => {
    const response = await fetch(`${desk.url}/api/v1/conduct/forbidden`, {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
    });
    return response.json();
  };
  expect(await forbidden((await signIn(desk.url, 'frontline', password)).token)).toEqual({
    forbidden: ['亲亲'],
  });
  expect(await forbidden()).toMatchObject({ error: { code: 'NOT_AUTHENTICATED' } });
  for (const client of [agent, customer]) client.close();
});

describe('an edit on the disk', () => {
  const until = async <T>(look: () => Promise<T>, fits: (seen: T) => boolean): Promise<T> => {
    for (;;) {
      const seen = await look();
      if (fits(seen)) return seen;
      await breath();
    }
  };
  const file = () => path.join(intents.folder, 'courier.yaml');

  test('is published when it is sound; a fault or a link is named and changes nothing', async () => {
    const before = await live();
    const written = readFileSync(file(), 'utf8');
    writeFileSync(
      file(),
      written.replace('- 快递员电话多少', '- 快递员电话多少\n        - 骑手电话给一个'),
    );
    const after = await until(live, ({ number }) => number !== before.number);
    expect(after).toMatchObject({ kind: 'disk', changed: ['courier.yaml'] });

    const look = () =>
      admin<{ diskFaults: { file: string; message: string }[] }>('GET', '/versions');
    const edited = readFileSync(file(), 'utf8');
    writeFileSync(file(), `${edited}\nbroken: [`);
    const broken = await until(look, ({ diskFaults }) => diskFaults.length > 0);
    expect(broken.diskFaults[0]?.file).toBe('courier.yaml');
    writeFileSync(file(), edited);
    symlinkSync('/etc/passwd', path.join(intents.folder, 'secret.yaml'));
    const linked = await until(look, ({ diskFaults }) => diskFaults[0]?.file === 'secret.yaml');
    expect(linked.diskFaults[0]?.message).toMatch(/link/);
    unlinkSync(path.join(intents.folder, 'secret.yaml'));
    expect((await live()).number).toBe(after.number);
  });

  test('that a crash cut off is published after the restart', async () => {
    const before = await live();
    const holder = await connected();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE intent_version IN SHARE MODE');
    writeFileSync(
      file(),
      readFileSync(file(), 'utf8').replace('- 骑手电话给一个', '- 骑手的号码给一下'),
    );
    // It has been checked, and waits to be published.
    const waiting = async () => {
      const { rows } = await holder.query<{ pid: number }>(
        `SELECT pid FROM pg_locks WHERE relation = 'intent_version'::regclass AND NOT granted`,
      );
      return rows;
    };
    await until(waiting, ({ length }) => length > 0);
    const killedAt = new Date();
    // Its database ends with it, and whatever was not committed.
    await desk.kill();
    await Promise.all([holder, database].map((client) => client.end()));

    await desk.startAgain();
    database = await connected();
    const taken = await live();
    expect(taken).toMatchObject({ kind: 'disk', changed: ['courier.yaml'] });
    // Published once; what was prepared before the crash may stand there, live for nobody.
    const { rows } = await database.query<{ number: number }>(
      'SELECT number FROM intent_version WHERE number > $1 AND published_at IS NOT NULL',
      [before.number],
    );
    expect(rows).toEqual([{ number: taken.number }]);
    expect(Date.parse(taken.publishedAt)).toBeGreaterThan(killedAt.getTime());
  });
});
