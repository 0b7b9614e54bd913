import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { WallRow } from '../../src/protocol/index.js';
import { connectCustomer, type CustomerClient, type StaffClient } from '../fixtures/client.js';
import { colleaguesLike, type Colleague } from '../fixtures/colleagues.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
beforeAll(async () => {
  desk = await startTestDesk({ staffCapacity: 5 });
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await desk?.stop();
});

async function waiting(): Promise<CustomerClient> {
  const customer = await connectCustomer(desk.url);
  await customer.converse('转人工');
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  return customer;
}

test('a supervisor of its team and tier takes a chat over; all others are refused', async () => {
  const [had] = await colleaguesLike(desk, 'frontline', 1);
  const bosses = await colleaguesLike(desk, 'supervisor', 2);
  const [boss, outsider] = bosses;
  if (!had || !boss || !outsider) throw new Error('Nobody came');
  const [agent, one] = [await had.tab(), await boss.tab()];
  const customer = await waiting();
  // Made now: a team that asks for nothing would have been given the chat.
  const teamId = crypto.randomUUID();
  await database.query(`INSERT INTO team (id, name) VALUES ($1, 'elsewhere')`, [teamId]);
  await database.query(`INSERT INTO team_member VALUES ($1, $2)`, [teamId, outsider.id]);
  const two = await outsider.tab();
  const { conversationId } = customer;
  const take = (by: StaffClient) => by.codeOf('conversation.take_over', { conversationId });
  expect(await take(one)).toBe('STATE_CONFLICT');
  await agent.ask('conversation.accept', { conversationId });
  expect(await take(agent)).toBe('PERMISSION_DENIED');
  // What another team has is not theirs to read, to find or to end either.
  for (const event of ['conversation.take_over', 'conversation.open', 'conversation.close']) {
    expect(await two.codeOf(event, { conversationId })).toBe('CONVERSATION_NOT_FOUND');
  }
  const found = async (by: Colleague) => {
    const response = await fetch(`${desk.url}/api/v1/conversation-search?period=week`, {
      headers: { Authorization: `Bearer ${by.token}` },
    });
    return (await response.text()).includes(conversationId);
  };
  expect(await found(outsider)).toBe(false);
  expect(await found(boss)).toBe(true);

  const reason = '客户点名要主管';
  const race = await Promise.all(
    Array.from({ length: 8 }, () =>
      one.codeOf('conversation.take_over', { conversationId, reason }),
    ),
  );
  expect(race.toSorted()).toEqual([...Array<string>(7).fill('STATE_CONFLICT'), 'ok']);
  const told = await agent.waitFor('reassigned');
  const by = one.hello.staff.name;
  expect(told).toEqual({ conversationId, way: 'taken', by, reason });
  const words = { conversationId, clientId: uuidv7(), text: '您好' };
  expect(await agent.codeOf('message.send', words)).toBe('NOT_ASSIGNEE');
  await one.ask('message.send', words);
  await customer.waitFor('conversation', ({ assignee }) => assignee?.name === by);
  expect(JSON.stringify(customer.received)).not.toContain(reason);
  const { rows } = await database.query(
    `SELECT actor_id, details ->> 'from' AS "from" FROM audit_log
      WHERE action = 'conversation.taken_over' AND subject = $1`,
    [conversationId],
  );
  expect(rows).toEqual([{ actor_id: boss.id, from: had.id }]);
  for (const client of [agent, one, two, customer]) client.close();
});

test('the wall shows a supervisor what runs in their scope, as it changes, and nobody else', async () => {
  const [had] = await colleaguesLike(desk, 'frontline', 1);
  const [boss, outsider] = await colleaguesLike(desk, 'supervisor', 2);
  if (!had || !boss || !outsider) throw new Error('Nobody came');
  const [agent, one] = [await had.tab(), await boss.tab()];
  const teamId = crypto.randomUUID();
  await database.query(`INSERT INTO team (id, name) VALUES ($1, 'beyond')`, [teamId]);
  await database.query(`INSERT INTO team_member VALUES ($1, $2)`, [teamId, outsider.id]);
  const two = await outsider.tab();
  const day = { dayBegan: new Date(Date.now() - 3_600_000).toISOString() };
  expect(await agent.codeOf('wall.open', day)).toBe('PERMISSION_DENIED');
  expect(await agent.codeOf('wall.figures', day)).toBe('PERMISSION_DENIED');
  expect(await one.codeOf('wall.open', { dayBegan: 'today' })).toBe('INVALID_PAYLOAD');
  const before = (await one.ask('wall.open', day)).figures;
  expect((await two.ask('wall.open', day)).rows).toEqual([]);

  const customer = await waiting();
  const { conversationId } = customer;
  const seen = (fits: (row: WallRow) => boolean) =>
    one.waitFor('wall', ({ rows }) =>
      rows.some((row) => row.conversation.id === conversationId && fits(row)),
    );
  await seen(({ conversation, clock }) => conversation.state === 'waiting' && clock !== null);
  await agent.ask('conversation.accept', { conversationId });
  await seen(({ conversation }) => conversation.assignee?.id === had.id);
  const words = { conversationId, clientId: uuidv7(), text: '您好' };
  await agent.ask('message.send', words);
  await customer.send('我的快件呢，电话 13800138000');
  await customer.send('在吗');
  await seen(({ unanswered, clock }) => unanswered === 2 && clock?.kind === 'next_response');
  const { rows, figures } = await one.ask('wall.open', day);
  expect(rows.map(({ conversation }) => conversation.id)).toContain(conversationId);
  expect(JSON.stringify(rows)).not.toContain('13800138000');
  expect(figures.withPerson).toBe(before.withPerson + 1);
  expect(figures.served).toBe(before.served + 1);
  expect(figures.inTime).toBe(before.inTime + 1);
  expect(figures.staff).toContainEqual(
    expect.objectContaining({ id: had.id, presence: 'online', load: 1, capacity: 5 }),
  );

  // It goes to the team of the other one: from one wall to the other.
  await database.query(`INSERT INTO team_member VALUES ($1, $2)`, [await defaultTeam(), boss.id]);
  const inTeam = await boss.tab();
  await inTeam.ask('wall.open', day);
  const to = { kind: 'team', teamId };
  await agent.ask('conversation.transfer', { conversationId, to });
  await inTeam.waitFor('wall', ({ gone }) => gone.includes(conversationId));
  await two.waitFor('wall', ({ rows }) => rows[0]?.conversation.id === conversationId);
  await customer.ask('conversation.close', { conversationId });
  await two.waitFor('wall', ({ gone }) => gone.includes(conversationId));
  await two.ask('wall.leave', {});
  await database.query(`DELETE FROM team_member`);
  for (const client of [agent, one, inTeam, two, customer]) client.close();
});

test('a supervisor watches, whispers and joins; the customer sees one more name and nothing else', async () => {
  const [had, asked] = await colleaguesLike(desk, 'frontline', 2);
  const [boss, other] = await colleaguesLike(desk, 'supervisor', 2);
  if (!had || !asked || !boss || !other) throw new Error('Nobody came');
  const [agent, advisor] = [await had.tab(), await asked.tab()];
  const [one, two] = [await boss.tab(), await other.tab()];
  const customer = await waiting();
  const { conversationId } = customer;
  await agent.ask('conversation.accept', { conversationId });
  await agent.ask('conversation.open', { conversationId });
  const note = { conversationId, noteId: uuidv7(), text: '帮我看看', mentions: [asked.id] };
  await agent.ask('note.write', note);
  await advisor.ask('conversation.open', { conversationId });

  await one.ask('conversation.open', { conversationId });
  const watchers = [{ id: boss.id, name: one.hello.staff.name }];
  await agent.waitFor('watchers', (told) => told.watchers[0]?.id === boss.id);
  expect(agent.all('watchers').at(-1)).toEqual({ conversationId, watchers });
  await one.ask('conversation.open', { conversationId });
  await one.ask('messages.after', { conversationId, afterSeq: 0 });
  const actions = async () =>
    (
      await database.query<{ action: string; actor_id: string }>(
        `SELECT action FROM audit_log WHERE subject = $1 AND actor_id = $2 ORDER BY id`,
        [conversationId, boss.id],
      )
    ).rows.map(({ action }) => action);
  expect(await actions()).toEqual(['conversation.read']);

  const secret = '先安抚，再报赔付上限';
  const whisper = { conversationId, noteId: uuidv7(), text: secret, whisperTo: had.id };
  for (const by of [agent, advisor])
    expect(await by.codeOf('note.write', { ...whisper, noteId: uuidv7() })).toBe(
      'PERMISSION_DENIED',
    );
  const astray = { ...whisper, noteId: uuidv7(), whisperTo: asked.id };
  expect(await one.codeOf('note.write', astray)).toBe('STATE_CONFLICT');
  const crowd = { ...whisper, noteId: uuidv7(), mentions: [asked.id] };
  expect(await one.codeOf('note.write', crowd)).toBe('INVALID_PAYLOAD');
  await one.ask('note.write', whisper);
  await agent.waitFor('note', ({ text, whisperTo }) => text === secret && whisperTo?.id === had.id);
  const notesFor = async (by: StaffClient) =>
    (await by.ask('conversation.open', { conversationId })).notes.map(({ text }) => text);
  for (const by of [agent, one, two]) expect(await notesFor(by)).toContain(secret);
  expect(await notesFor(advisor)).toEqual(['帮我看看']);

  const words = (text: string) => ({ conversationId, clientId: uuidv7(), text });
  expect(await one.codeOf('message.send', words('您好'))).toBe('NOT_ASSIGNEE');
  expect(await advisor.codeOf('conversation.join', { conversationId })).toBe('PERMISSION_DENIED');
  expect(await agent.codeOf('conversation.join', { conversationId })).toBe('PERMISSION_DENIED');
  await one.ask('conversation.join', { conversationId });
  expect(await one.codeOf('conversation.join', { conversationId })).toBe('ok');
  await agent.waitFor('conversation', ({ joined }) => joined?.includes(boss.id) === true);
  const beside = (await one.ask('message.send', words('我是主管，我来跟进'))).message;
  await agent.ask('message.send', words('我会陪您办完'));
  expect(await two.codeOf('message.send', words('还有我'))).toBe('NOT_ASSIGNEE');
  await customer.waitFor('message', ({ seq }) => seq === beside.seq + 1);
  const seen = customer.all('message').filter(({ author }) => author.kind === 'staff');
  expect(seen.map(({ author }) => author.kind === 'staff' && author.name)).toEqual([
    one.hello.staff.name,
    agent.hello.staff.name,
  ]);
  const told = customer.all('conversation').at(-1);
  expect(told?.assignee?.name).toBe(agent.hello.staff.name);

  await one.ask('conversation.step_out', { conversationId });
  expect(await one.codeOf('message.send', words('再见'))).toBe('NOT_ASSIGNEE');
  await one.ask('conversation.join', { conversationId });
  // It ends with the hands it was begun beside.
  const to = { kind: 'person', staffId: asked.id };
  await agent.ask('conversation.transfer', { conversationId, to });
  expect(await one.codeOf('message.send', words('还在'))).toBe('NOT_ASSIGNEE');
  one.close();
  await advisor.waitFor('watchers', (now) => now.watchers.every(({ id }) => id !== boss.id));
  expect(await actions()).toEqual([
    'conversation.read',
    'conversation.joined',
    'conversation.stepped_out',
    'conversation.joined',
  ]);
  const again = await connectCustomer(desk.url, {
    token: customer.hello.token,
    resume: { conversationId, afterSeq: 0 },
  });
  const whole = JSON.stringify([customer.received, again.hello]);
  const internal = [secret, 'watch', 'joined', 'whisper'];
  expect(internal.filter((word) => whole.includes(word))).toEqual([]);
  for (const client of [agent, advisor, two, customer, again]) client.close();
});

test('a supervisor passes many on at once, and learns which went and which did not', async () => {
  const [had, takes] = await colleaguesLike(desk, 'frontline', 2);
  const [boss] = await colleaguesLike(desk, 'supervisor', 1);
  if (!had || !takes || !boss) throw new Error('Nobody came');
  const [agent, next, one] = [await had.tab(), await takes.tab(), await boss.tab()];
  const [first, second, third] = [await waiting(), await waiting(), await waiting()];
  const ids = [first, second, third].map(({ conversationId }) => conversationId);
  await agent.ask('conversation.accept', { conversationId: first.conversationId });
  await third.ask('conversation.close', { conversationId: third.conversationId });
  const reason = '小组换班';
  const step = {
    conversationIds: [...ids, uuidv7()],
    to: { kind: 'person', staffId: takes.id },
    reason,
  };
  expect(await agent.codeOf('conversations.reassign', step)).toBe('PERMISSION_DENIED');
  for (const bad of [{ conversationIds: [] }, { to: { kind: 'bot' } }])
    expect(await one.codeOf('conversations.reassign', { ...step, ...bad })).toBe('INVALID_PAYLOAD');
  const race = await Promise.all([1, 2].map(() => one.ask('conversations.reassign', step)));
  const codes = race.map(({ results }) => results.map(({ code }) => code));
  for (const each of codes) {
    expect(each.slice(2)).toEqual(['CONVERSATION_CLOSED', 'CONVERSATION_NOT_FOUND']);
  }
  for (const place of [0, 1]) {
    expect(codes.filter((each) => each[place] === null)).toHaveLength(1);
  }
  const told = { by: one.hello.staff.name, reason };
  await next.waitFor('reassigned', ({ conversationId }) => conversationId === ids[1]);
  expect(next.all('reassigned')).toHaveLength(2);
  expect(await agent.waitFor('reassigned')).toEqual({
    ...told,
    conversationId: ids[0],
    way: 'moved',
  });
  const name = next.hello.staff.name;
  for (const customer of [first, second])
    await customer.waitFor('conversation', ({ assignee }) => assignee?.name === name);
  expect(JSON.stringify([first.received, second.received])).not.toContain(reason);

  const team = { kind: 'team', teamId: await defaultTeam() };
  const back = { conversationIds: ids.slice(0, 2), to: team };
  const { results } = await one.ask('conversations.reassign', back);
  expect(results.map(({ code }) => code)).toEqual([null, null]);
  await first.waitFor('conversation', ({ state, version }) => state === 'waiting' && version > 2);
  const { rows } = await database.query(
    `SELECT count(*)::integer AS times FROM audit_log
      WHERE action = 'conversation.reassigned' AND actor_id = $1`,
    [boss.id],
  );
  expect(rows).toEqual([{ times: 4 }]);
  for (const client of [agent, next, one, first, second, third]) client.close();
});

async function defaultTeam(): Promise<string> {
  const { rows } = await database.query<{ id: string }>(`SELECT id FROM team WHERE is_default`);
  return rows[0]?.id ?? '';
}
