import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { colleaguesLike } from '../fixtures/colleagues.js';
import {
  connectCustomer,
  connectStaff,
  signIn,
  type CustomerClient,
  type StaffClient,
} from '../fixtures/client.js';
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

const staff = (login: string) => connectStaff(desk.url, login, desk.passwordOf(login));

async function waiting(): Promise<CustomerClient> {
  const customer = await connectCustomer(desk.url);
  await customer.converse('转人工');
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  return customer;
}

test('a reply with a gap is refused, whatever client sends it', async () => {
  const agent = await staff('frontline');
  const customer = await waiting();
  const { conversationId } = customer;
  await agent.ask('conversation.accept', { conversationId });
  const send = async (text: string) => {
    const code = await agent.codeOf('message.send', { conversationId, clientId: uuidv7(), text });
    return code;
  };
  expect(await send('可以赔付 {金额}，依据是 {reason}')).toBe('REPLY_HAS_GAPS');
  expect(await send('参数是 {"a": 1}，{} 和 {a: 1}')).toBe('ok');
  expect(await send('可以赔付 80 元')).toBe('ok');
  expect(JSON.stringify(customer.all('message'))).not.toContain('{金额}');
  await agent.ask('conversation.close', { conversationId });
  for (const client of [agent, customer]) client.close();
});

test('each side learns how far the other has seen it; that never goes back, nor past the end', async () => {
  const agent = await staff('frontline');
  const boss = await staff('supervisor');
  const customer = await waiting();
  const { conversationId } = customer;
  const { seq } = await customer.send('在吗');
  await agent.ask('conversation.open', { conversationId });
  // Who only looks in is not the customer's matter; nobody has it yet.
  for (const each of [agent, boss]) await each.ask('seen', { conversationId, seq });
  await agent.ask('conversation.accept', { conversationId });
  await boss.ask('seen', { conversationId, seq });
  await agent.ask('seen', { conversationId, seq });
  await agent.ask('seen', { conversationId, seq: 1 });
  await customer.waitFor('conversation', ({ seen }) => seen !== undefined);
  const toCustomer = customer.all('conversation').flatMap(({ seen }) => seen ?? []);
  expect(new Set(toCustomer)).toEqual(new Set([seq]));

  const { message } = await agent.ask('message.send', {
    ...{ conversationId, clientId: uuidv7(), text: '在的' },
  });
  await customer.ask('seen', { conversationId, seq: message.seq + 1000 });
  await customer.ask('seen', { conversationId, seq });
  await agent.waitFor('conversation', (told) => told.id === conversationId && !!told.seen);
  const toAgent = agent.all('conversation').flatMap(({ seen }) => seen ?? []);
  expect(new Set(toAgent)).toEqual(new Set([message.seq]));
  const stranger = await connectCustomer(desk.url);
  const foreign = { conversationId, seq };
  expect(await stranger.codeOf('seen', foreign)).toBe('CONVERSATION_NOT_FOUND');
  expect(await customer.codeOf('seen', { conversationId, seq: 0 })).toBe('INVALID_PAYLOAD');

  // It is there for who comes later.
  const tab = await connectCustomer(desk.url, { token: customer.hello.token });
  expect(tab.hello.conversation.seen).toBe(seq);
  await agent.ask('conversation.close', { conversationId });
  for (const client of [agent, boss, customer, stranger, tab]) client.close();
});

test('closing keeps what it came to, and the customer says once how it was', async () => {
  const agent = await staff('frontline');
  const customer = await waiting();
  const { conversationId } = customer;
  const tab = await connectCustomer(desk.url, { token: customer.hello.token });
  await agent.ask('conversation.accept', { conversationId });
  const rate = { conversationId, score: 4, comment: ' 很耐心 ' };
  expect(await customer.codeOf('satisfaction.rate', rate)).toBe('STATE_CONFLICT');

  const wrapUp = { reason: 'claim', resolved: false };
  const unheard = { conversationId, wrapUp: { ...wrapUp, reason: 'bored' } };
  expect(await agent.codeOf('conversation.close', unheard)).toBe('INVALID_PAYLOAD');
  await agent.ask('conversation.close', { conversationId, wrapUp });
  const again = { conversationId, wrapUp: { reason: 'spam', resolved: true } };
  expect(await agent.codeOf('conversation.close', again)).toBe('ok');
  const { rows } = await database.query(
    `SELECT reason, resolved, staff_id FROM wrap_up WHERE conversation_id = $1`,
    [conversationId],
  );
  expect(rows).toEqual([{ ...wrapUp, staff_id: agent.hello.staff.id }]);

  const closed = await customer.waitFor('conversation', ({ state }) => state === 'closed');
  expect(closed.satisfaction).toEqual({ score: null });
  for (const score of [0, 6, 2.5, '5']) {
    const bad = { ...rate, score };
    expect(await customer.codeOf('satisfaction.rate', bad)).toBe('INVALID_PAYLOAD');
  }
  const stranger = await connectCustomer(desk.url);
  expect(await stranger.codeOf('satisfaction.rate', rate)).toBe('CONVERSATION_NOT_FOUND');
  expect((await customer.ask('satisfaction.rate', rate)).satisfaction).toEqual({ score: 4 });
  await tab.waitFor('conversation', ({ satisfaction }) => satisfaction?.score === 4);
  expect(await customer.codeOf('satisfaction.rate', rate)).toBe('ok');
  expect(await customer.codeOf('satisfaction.rate', { ...rate, score: 1 })).toBe('STATE_CONFLICT');
  const kept = await database.query(`SELECT score, comment FROM satisfaction`);
  expect(kept.rows).toEqual([{ score: 4, comment: '很耐心' }]);
});

/** Everything that comes over a customer's line from now on, as it comes. */
function wireOf({ socket }: CustomerClient): string[] {
  const frames: string[] = [];
  socket.io.engine.on('data', (frame: unknown) => frames.push(String(frame)));
  return frames;
}

const write = (by: StaffClient, note: object) =>
  by.ask('note.write', { noteId: uuidv7(), ...note });

test('staff write notes to each other, and whoever is mentioned may read and answer', async () => {
  const [asked, stranger] = await colleaguesLike(desk, 'frontline', 2);
  if (!asked || !stranger) throw new Error('Nobody came');
  const agent = await staff('frontline');
  const [colleague, tab, other] = [await asked.tab(), await asked.tab(), await stranger.tab()];
  const customer = await waiting();
  const { conversationId } = customer;
  const wire = wireOf(customer);
  await agent.ask('conversation.accept', { conversationId });
  expect(await colleague.codeOf('conversation.open', { conversationId })).toBe(
    'CONVERSATION_NOT_FOUND',
  );

  const { lastSeq } = (await agent.ask('conversation.open', { conversationId })).conversation;
  const secret = '内部备注：客户像是惯骗';
  const first = { noteId: uuidv7(), conversationId, text: `${secret} @同事`, mentions: [asked.id] };
  const { note } = await write(agent, first);
  expect(note).toMatchObject({ afterSeq: lastSeq, mentions: [{ id: asked.id }] });
  expect((await write(agent, first)).note).toEqual(note);

  const told = await colleague.waitFor('consultation', ({ unread }) => unread === 1);
  expect(told.conversation.id).toBe(conversationId);
  expect(colleague.all('consultation')).toHaveLength(1);
  const late = await asked.tab();
  expect(late.hello.consultations).toMatchObject([
    { conversation: { id: conversationId }, unread: 1 },
  ]);
  const opened = await colleague.ask('conversation.open', { conversationId });
  expect(opened.notes).toEqual([note]);
  expect(opened.messages.length).toBe(lastSeq);
  await colleague.ask('mentions.read', { conversationId });
  await tab.waitFor('consultation', ({ unread }) => unread === 0);

  const answer = await write(colleague, { conversationId, text: '按遗失先登记' });
  await agent.waitFor('note', ({ id }) => id === answer.note.id);
  expect(answer.note.position).toBeGreaterThan(note.position);
  // Asked is not in charge: nothing goes to the customer from here.
  const aloud = { conversationId, clientId: uuidv7(), text: '您好' };
  expect(await colleague.codeOf('message.send', aloud)).toBe('NOT_ASSIGNEE');
  expect(await other.codeOf('note.write', { ...first, noteId: uuidv7() })).toBe(
    'CONVERSATION_NOT_FOUND',
  );
  expect(await colleague.codeOf('note.write', first)).toBe('STATE_CONFLICT');
  const ghost = { ...first, noteId: uuidv7(), mentions: [crypto.randomUUID()] };
  expect(await agent.codeOf('note.write', ghost)).toBe('NOT_FOUND');
  for (const bad of [
    { text: ' ' },
    { text: 'x'.repeat(4001) },
    { mentions: Array(11).fill(asked.id) },
  ])
    expect(await agent.codeOf('note.write', { ...first, noteId: uuidv7(), ...bad })).toMatch(
      /INVALID_PAYLOAD|MESSAGE_TOO_LONG/,
    );

  // The one who was asked goes on reading when it changes hands; nobody else does.
  await agent.ask('conversation.escalate', { conversationId, tier: 'supervisor' });
  const said = await customer.send('还在吗');
  await colleague.waitFor('message', ({ seq }) => seq === said.seq);

  // On whatever way a customer can ask, no note comes, and no number is missing.
  const again = await connectCustomer(desk.url, {
    token: customer.hello.token,
    resume: { conversationId, afterSeq: 0 },
  });
  const rest = wireOf(again);
  const page = await again.ask('messages.after', { conversationId, afterSeq: 0 });
  expect(page.messages.map(({ seq }) => seq)).toEqual(page.messages.map((_, index) => index + 1));
  for (const event of ['note.write', 'mentions.read', 'conversation.open'])
    expect(await again.codeOf(event, first)).toBe('UNKNOWN_EVENT');
  for (const path of [`/conversations/${conversationId}/messages`, '/conversations']) {
    const answer = await fetch(`${desk.url}/api/v1${path}`, {
      headers: { Authorization: `Bearer ${customer.hello.token}` },
    });
    expect(answer.status).toBe(401);
  }
  const seen = [...wire, ...rest, JSON.stringify([customer.received, again.hello, page])].join();
  expect(wire.join()).toContain('还在吗');
  expect(rest.join()).toContain('还在吗');
  const internal = [secret, '按遗失先登记', '"note', 'mentions', 'consult', asked.id];
  expect(internal.filter((words) => seen.includes(words))).toEqual([]);

  const { rows } = await database.query(
    `SELECT action, details ->> 'mentioned' AS mentioned FROM audit_log WHERE subject = $1`,
    [conversationId],
  );
  expect(rows).toContainEqual({
    action: 'conversation.consulted',
    mentioned: JSON.stringify([asked.id]),
  });
  const { token } = await signIn(desk.url, 'frontline', desk.passwordOf('frontline'));
  const listed = await fetch(`${desk.url}/api/v1/colleagues`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const { colleagues } = (await listed.json()) as {
    colleagues: { id: string; presence: string }[];
  };
  expect(colleagues).toContainEqual(expect.objectContaining({ id: asked.id, presence: 'online' }));
  for (const client of [agent, colleague, tab, late, other, customer, again]) client.close();
});

test('whichever way it is passed on, the customer sees one calm conversation', async () => {
  const [first, second] = await colleaguesLike(desk, 'frontline', 2);
  if (!first || !second) throw new Error('Nobody came');
  const [one, two] = [await first.tab(), await second.tab()];
  const supervisor = await staff('supervisor');
  const customer = await waiting();
  const { conversationId } = customer;
  const wire = wireOf(customer);
  await one.ask('conversation.accept', { conversationId });
  const why = '对方难缠，请小心';
  const to = { kind: 'person', staffId: second.id };
  await one.ask('conversation.transfer', { conversationId, to, reason: why });
  const given = await two.waitFor('reassigned');
  expect(given).toEqual({ conversationId, way: 'given', by: one.hello.staff.name, reason: why });
  const { notes, messages } = await two.ask('conversation.open', { conversationId });
  expect(notes).toMatchObject([{ text: why, author: { id: first.id } }]);
  expect(messages.at(-1)?.content).toMatchObject({
    event: { type: 'accepted', tier: 'frontline' },
  });

  const up = { conversationId, tier: 'supervisor' };
  expect(await one.codeOf('conversation.escalate', { ...up, reason: why })).toBe('NOT_ASSIGNEE');
  const long = { ...up, reason: 'x'.repeat(501) };
  expect(await two.codeOf('conversation.escalate', long)).toBe('INVALID_PAYLOAD');
  await two.ask('conversation.escalate', { ...up, reason: '超出权限' });
  await supervisor.ask('conversation.accept', { conversationId });
  const back = { conversationId, to: { kind: 'bot' } };
  await supervisor.ask('conversation.transfer', back);
  await customer.waitFor('conversation', ({ state, version }) => state === 'bot' && version > 4);

  const again = await connectCustomer(desk.url, {
    token: customer.hello.token,
    resume: { conversationId, afterSeq: 0 },
  });
  const events = again.hello.messages.flatMap(({ author, content }) =>
    content.kind === 'event' ? [{ author: author.kind, ...content.event }] : [],
  );
  const system = { author: 'system' };
  expect(events).toEqual([
    { ...system, type: 'handed_over' },
    { ...system, type: 'accepted', name: one.hello.staff.name },
    { ...system, type: 'accepted', name: two.hello.staff.name },
    { ...system, type: 'moved' },
    { ...system, type: 'accepted', name: supervisor.hello.staff.name },
    { ...system, type: 'passed', to: 'bot' },
  ]);
  // What it sent itself may be anything: also the id of an event it was told of.
  const known = again.hello.messages.find(({ content }) => content.kind === 'event');
  const repeated = await customer.send('?', known?.clientId);
  expect(repeated).toEqual(known);
  const seen = [...wire, JSON.stringify([customer.received, again.hello])].join();
  expect(seen).toContain('moved');
  const internal = [why, '超出权限', 'escalated', '"tier"', 'asked_for_person', first.id];
  expect(internal.filter((words) => seen.includes(words))).toEqual([]);
  for (const client of [one, two, supervisor, customer, again]) client.close();
});
