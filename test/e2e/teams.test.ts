import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TeamView } from '../../src/protocol/index.js';
import {
  connectCustomer,
  signIn,
  type CustomerClient,
  type StaffClient,
} from '../fixtures/client.js';
import { colleaguesLike } from '../fixtures/colleagues.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let admin: string;
beforeAll(async () => {
  desk = await startTestDesk({ staffCapacity: 5 });
  admin = (await signIn(desk.url, 'admin', desk.passwordOf('admin'))).token;
});
afterAll(() => desk.stop());

const draft = {
  name: '英文组',
  mode: 'automatic',
  skills: [],
  languages: ['en'],
  regions: [],
  hours: null,
  overflow: null,
  members: [] as string[],
};

async function call(method: string, path: string, body?: object, token = admin) {
  const response = await fetch(`${desk.url}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  const answer = (text ? JSON.parse(text) : {}) as {
    team?: TeamView;
    teams?: TeamView[];
    error?: { code: string };
  };
  return { status: response.status, ...answer };
}

async function waiting(text: string, locale: string): Promise<CustomerClient> {
  const customer = await connectCustomer(desk.url, { locale });
  await customer.converse(text);
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  return customer;
}

const offered = (person: StaffClient, { conversationId }: CustomerClient) =>
  person.waitFor('offer', (offer) => offer.conversationId === conversationId);

test('a team takes what it is for, and what it leaves goes to the others', async () => {
  const [inTeam, other] = await colleaguesLike(desk, 'frontline', 2);
  if (!inTeam || !other) throw new Error('Nobody came');
  const { team } = await call('POST', '/teams', { ...draft, members: [inTeam.id] });
  if (!team) throw new Error('No team');
  const [speaker, colleague] = [await inTeam.tab(), await other.tab()];

  const english = await waiting('I want to talk to a human agent', 'en');
  const chinese = await waiting('转人工', 'zh-CN');
  await offered(speaker, english);
  await offered(colleague, chinese);
  expect(speaker.all('offer')).toHaveLength(1);
  expect(colleague.all('offer')).toHaveLength(1);
  for (const [person, { conversationId }] of [
    [speaker, english],
    [colleague, chinese],
  ] as const) {
    await person.ask('conversation.accept', { conversationId });
  }

  // Nobody of the team is there: the default team catches it.
  await speaker.ask('presence.set', { presence: 'break' });
  const caught = await waiting('I want to talk to a human agent', 'en');
  await offered(colleague, caught);
  await colleague.ask('conversation.accept', { conversationId: caught.conversationId });

  // The team is closed: its people are not asked while others are there.
  await speaker.ask('presence.set', { presence: 'online' });
  const never = {
    timeZone: 'Asia/Shanghai',
    week: [[], [], [], [], [], [], []],
    holidays: 'china',
  };
  const closed = await call('PUT', `/teams/${team.id}`, {
    ...draft,
    members: [inTeam.id],
    hours: never,
    version: 1,
  });
  expect(closed.team?.version).toBe(2);
  const late = await waiting('I want to talk to a human agent', 'en');
  await offered(colleague, late);
  await colleague.ask('conversation.accept', { conversationId: late.conversationId });

  // It has gone: what waits for it is everybody's.
  await colleague.ask('presence.set', { presence: 'break' });
  await speaker.ask('presence.set', { presence: 'break' });
  const orphan = await waiting('I want to talk to a human agent', 'en');
  expect(await call('DELETE', `/teams/${team.id}`)).toMatchObject({ status: 204 });
  await colleague.ask('presence.set', { presence: 'online' });
  await offered(colleague, orphan);
  for (const client of [speaker, colleague, english, chinese, caught, late, orphan]) client.close();
});

test('whoever comes into a team reads what is its own from then on, in every tab', async () => {
  const [boss] = await colleaguesLike(desk, 'supervisor', 1);
  if (!boss) throw new Error('Nobody came');
  const customer = await connectCustomer(desk.url);
  await customer.converse('你好');
  const { conversationId } = customer;
  const read = (tab: StaffClient) => tab.codeOf('conversation.open', { conversationId });
  const before = await boss.tab();
  expect(await read(before)).toBe('ok');
  const cut = new Promise((resolve) => before.socket.once('disconnect', resolve));
  const { team } = await call('POST', '/teams', { ...draft, name: '夜班组', members: [boss.id] });
  await cut;
  const during = await boss.tab();
  expect(await read(during)).toBe('CONVERSATION_NOT_FOUND');
  const cutAgain = new Promise((resolve) => during.socket.once('disconnect', resolve));
  expect((await call('DELETE', `/teams/${team?.id}`)).status).toBe(204);
  await cutAgain;
  const after = await boss.tab();
  expect(await read(after)).toBe('ok');
  for (const client of [before, during, after, customer]) client.close();
});

test('a team that picks is asked nothing, and may take what waits', async () => {
  const [person] = await colleaguesLike(desk, 'frontline', 1);
  if (!person) throw new Error('Nobody came');
  const { teams } = await call('GET', '/teams');
  const fallback = teams?.find(({ isDefault }) => isDefault);
  if (!fallback) throw new Error('No default team');
  const { id, name } = fallback;
  const set = (mode: string, version: number) =>
    call('PUT', `/teams/${id}`, { ...draft, name, languages: [], mode, version });
  const picking = await set('pick', fallback.version);
  const tab = await person.tab();
  const customer = await waiting('转人工', 'zh-CN');
  const { conversationId } = customer;
  await tab.waitFor('conversation', (own) => own.id === conversationId && own.state === 'waiting');
  expect(tab.all('offer')).toEqual([]);
  await tab.ask('conversation.accept', { conversationId });
  await set('automatic', picking.team?.version ?? 0);
  tab.close();
  customer.close();
});

test('bad drafts, late revisions and foreigners are refused with a code', async () => {
  const frontline = await signIn(desk.url, 'frontline', desk.passwordOf('frontline'));
  const refusal = async (...asked: Parameters<typeof call>) => (await call(...asked)).error?.code;
  const unknown = crypto.randomUUID();
  expect(await refusal('GET', '/teams', undefined, frontline.token)).toBe('PERMISSION_DENIED');
  expect(await refusal('POST', '/teams', draft, 'forged')).toBe('NOT_AUTHENTICATED');
  expect(await refusal('POST', '/teams', { ...draft, regions: ['浙江'] })).toBe('INVALID_PAYLOAD');
  expect(await refusal('POST', '/teams', { ...draft, members: [unknown] })).toBe('NOT_FOUND');
  const overlapping = [['09:00', '12:00'], ['11:00', '13:00']]; // prettier-ignore
  const hours = { timeZone: 'Mars/Base', week: Array(7).fill(overlapping), holidays: 'none' };
  expect(await refusal('POST', '/teams', { ...draft, hours })).toBe('INVALID_PAYLOAD');
  const { team } = await call('POST', '/teams', draft);
  expect(await refusal('POST', '/teams', draft)).toBe('STATE_CONFLICT');
  const path = `/teams/${team?.id}`;
  expect(await refusal('PUT', path, { ...draft, version: 7 })).toBe('STATE_CONFLICT');
  const toItself = { teamId: team?.id, afterSeconds: 5 };
  expect(await refusal('PUT', path, { ...draft, overflow: toItself, version: 1 })).toBe(
    'STATE_CONFLICT',
  );
  expect(await refusal('DELETE', '/teams/00000000-0000-7000-8000-000000000001')).toBe(
    'STATE_CONFLICT',
  );
});

test('a chat goes sideways, to a team and back to the bot, for whoever has it and once', async () => {
  const people = await colleaguesLike(desk, 'frontline', 3);
  const [first, second, absent] = people;
  if (!first || !second || !absent) throw new Error('Nobody came');
  const [one, two] = [await first.tab(), await second.tab()];
  const customer = await waiting('转人工', 'zh-CN');
  const { conversationId } = customer;
  await one.ask('conversation.accept', { conversationId });
  const pass = (by: StaffClient, to: object) =>
    by.codeOf('conversation.transfer', { conversationId, to });
  const toSecond = { kind: 'person', staffId: second.id };
  expect(await pass(two, toSecond)).toBe('NOT_ASSIGNEE');
  expect(await pass(one, { kind: 'person', staffId: absent.id })).toBe('STATE_CONFLICT');
  expect(await pass(one, { kind: 'team', teamId: crypto.randomUUID() })).toBe('NOT_FOUND');
  expect(await pass(one, { kind: 'tier' })).toBe('INVALID_PAYLOAD');

  const race = await Promise.all([1, 2, 3, 4].map(() => pass(one, toSecond)));
  expect(race.toSorted()).toEqual(['NOT_ASSIGNEE', 'NOT_ASSIGNEE', 'NOT_ASSIGNEE', 'ok']);
  await customer.waitFor('conversation', ({ assignee }) => assignee?.name === two.hello.staff.name);

  const { teams } = await call('GET', '/teams');
  const own = teams?.find(({ isDefault }) => isDefault);
  expect(await pass(two, { kind: 'team', teamId: own?.id })).toBe('ok');
  await one.ask('conversation.accept', { conversationId });
  // Said to the person: the bot never answers it.
  await customer.send('运费怎么算');
  expect(await pass(one, { kind: 'bot' })).toBe('ok');
  expect(await pass(one, { kind: 'bot' })).toBe('NOT_ASSIGNEE');
  await customer.waitFor('conversation', ({ state, version }) => state === 'bot' && version > 4);
  const { seq } = await customer.converse('你好');
  const { messages } = await customer.ask('messages.after', { conversationId, afterSeq: 0 });
  const passedAt = messages.findLast(({ content }) => content.kind === 'event')?.seq ?? 0;
  const after = messages.filter((message) => message.seq > passedAt && message.seq <= seq);
  expect(after.map(({ author }) => author.kind)).toEqual(['customer', 'bot']);
  for (const client of [one, two, customer]) client.close();
});
