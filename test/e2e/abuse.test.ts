import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import type { AbuseView } from '../../src/protocol/index.js';
import { connectCustomer, type CustomerClient, type StaffClient } from '../fixtures/client.js';
import { colleaguesLike } from '../fixtures/colleagues.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

const INSULT = '你就是个傻逼，滚';

let desk: TestDesk;
let database: pg.Client;
beforeAll(async () => {
  desk = await startTestDesk({ abusePauseMs: 300 });
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});

let person: StaffClient;
let customer: CustomerClient;
let conversationId: string;
beforeEach(async () => {
  const [hired] = await colleaguesLike(desk, 'frontline', 1);
  if (!hired) throw new Error('Nobody came');
  person = await hired.tab();
});
afterEach(() => [person, customer].forEach((client) => client.close()));

async function served(words = '转人工'): Promise<void> {
  customer = await connectCustomer(desk.url);
  ({ conversationId } = customer);
  await customer.converse(words);
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  await person.ask('conversation.accept', { conversationId });
}

/** Insults, and gives what the person then sees. */
async function insulted(offences: number): Promise<AbuseView> {
  await customer.send(INSULT);
  const { abuse } = await person.waitFor('abuse', (told) => told.abuse.offences === offences);
  return abuse;
}

const take = (step: string) => person.ask('abuse.step', { conversationId, step });
const codeOf = (step: string, of = person) => of.codeOf('abuse.step', { conversationId, step });

test('warned, warned again, ended with a callback, and then a pause', async () => {
  await served();
  expect((await person.ask('conversation.open', { conversationId })).abuse).toBeNull();
  expect(await codeOf('warn')).toBe('STATE_CONFLICT');
  const first = await insulted(1);
  expect(first).toMatchObject({ due: 'warn', exempt: null, taken: [] });
  await person.waitFor('conversation', ({ mood }) => mood === 'abusive');
  expect(await codeOf('close')).toBe('STATE_CONFLICT');
  const warned = await take('warn');
  expect(warned.abuse).toMatchObject({ due: null, taken: [{ step: 'warn' }] });
  await customer.waitFor(
    'message',
    ({ author, content }) =>
      author.kind === 'staff' && content.kind === 'text' && content.text === first.words,
  );
  // Nothing was said since.
  expect(await codeOf('warn_again')).toBe('STATE_CONFLICT');
  expect((await insulted(2)).due).toBe('warn_again');
  expect((await take('warn_again')).abuse.due).toBeNull();
  expect((await insulted(3)).due).toBe('close');
  const ended = await Promise.all(['close', 'close', 'close'].map((step) => codeOf(step)));
  expect(ended).toContain('ok');
  await customer.waitFor('conversation', ({ state }) => state === 'closed');
  const paused = await person.waitFor('presence', ({ presence }) => presence === 'break');
  expect(paused.pausedUntil).not.toBeNull();
  await person.waitFor('presence', ({ presence }) => presence === 'online');

  const wish = { conversationId, phone: '13812345612' };
  expect((await customer.ask('callback.leave', wish)).callback.state).toBe('open');
  const { rows } = await database.query(
    `SELECT a.details, w.reason, w.resolved,
            (SELECT count(*)::integer FROM message m WHERE m.conversation_id = w.conversation_id
                AND m.author ->> 'kind' = 'staff' AND m.content ->> 'kind' = 'text') AS words
       FROM audit_log a JOIN wrap_up w ON w.conversation_id::text = a.subject
      WHERE a.action = 'conversation.closed_for_abuse' AND a.subject = $1`,
    [conversationId],
  );
  expect(rows).toEqual([
    {
      details: { messages: expect.arrayContaining([expect.any(Number)]) },
      reason: 'abuse',
      resolved: false,
      words: 3,
    },
  ]);
});

test('a claim is warned about and never ended this way', async () => {
  await served('我的包裹丢了，要求赔偿，转人工');
  await database.query(`UPDATE conversation SET needs = '{"intent": "claim.lost"}' WHERE id = $1`, [
    conversationId,
  ]);
  expect(await insulted(1)).toMatchObject({ due: 'warn', exempt: 'claim' });
  await take('warn');
  expect((await insulted(2)).due).toBe('warn_again');
  await take('warn_again');
  expect(await insulted(3)).toMatchObject({ due: null, words: null, exempt: 'claim' });
  expect(await codeOf('close')).toBe('STATE_CONFLICT');
  const opened = await person.ask('conversation.open', { conversationId });
  expect(opened.conversation.state).toBe('person');
  expect(opened.abuse?.taken.map(({ step }) => step)).toEqual(['warn', 'warn_again']);
});

test('who fears for a life is not even warned', async () => {
  await served('包裹里是救命药，病人等着用，再不到要出人命了');
  expect(await insulted(1)).toMatchObject({ due: null, exempt: 'life' });
  expect(await codeOf('warn')).toBe('STATE_CONFLICT');
});

test('only whoever has the conversation decides, and a step must be one', async () => {
  await served();
  await insulted(1);
  const [other] = await colleaguesLike(desk, 'supervisor', 1);
  const tab = await other?.tab();
  if (!tab) throw new Error('Nobody came');
  expect(await codeOf('warn', tab)).toBe('NOT_ASSIGNEE');
  expect(await codeOf('ban')).toBe('INVALID_PAYLOAD');
  expect(
    await person.codeOf('abuse.step', { conversationId: crypto.randomUUID(), step: 'warn' }),
  ).toBe('CONVERSATION_NOT_FOUND');
  tab.close();
});
