import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type {
  Message,
  Staff,
  StaffConversation,
  StaffPushes,
  StaffReplies,
} from '../../../protocol/index.js';
import type { Answer } from '../../shared/answer.js';
import { memoryStorage } from '../../shared/kept-storage.js';
import { CONVERSATION, textMessage } from '../../shared/test-messages.js';
import type { WireSignals } from '../../shared/wire.js';
import { StaffDesk } from './staff-desk.js';
import type { StaffWire } from './staff-wire.js';

const me: Staff = {
  id: '01900000-0000-7000-8000-0000000000aa',
  login: 'li',
  name: '李敏',
  tier: 'frontline',
  roles: ['agent'],
  permissions: ['queue.view', 'conversation.accept', 'conversation.reply'],
  readsTeams: null,
};

function row(change: Partial<StaffConversation> = {}): StaffConversation {
  const at = '2026-11-23T08:00:00.000Z';
  return {
    id: CONVERSATION,
    state: 'waiting',
    locale: 'zh-CN',
    lastSeq: 1,
    visitor: '3f2a',
    tier: 'frontline',
    priority: 0,
    mood: 'calm',
    preview: '',
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...change,
  };
}

const mineRow = (change: Partial<StaffConversation> = {}) =>
  row({ state: 'person', assignee: { id: me.id, name: me.name }, version: 2, ...change });

const opened = (conversation: StaffConversation, messages: Message[]) => ({
  ok: true as const,
  conversation,
  messages,
  hasMore: false,
  summary: null,
  turns: [],
  notes: [],
  conduct: [],
  workOrders: [],
  abuse: null,
});

type Calls = { [E in keyof StaffReplies]?: (payload: never) => Answer<StaffReplies[E]> };

/** A desk on a server whose answers the test gives. */
function deskOn(calls: Calls) {
  const asked: string[] = [];
  const bound: { signals?: WireSignals; pushes?: StaffPushes } = {};
  const state = { signedOut: 0, watching: true };
  const wire: StaffWire = {
    connected: true,
    connect: () => bound.signals?.connected(),
    disconnect: () => undefined,
    listen: (signals, pushes) => void Object.assign(bound, { signals, pushes }),
    call: async (event, payload) => {
      asked.push(event);
      await Promise.resolve();
      const answer = calls[event];
      return answer ? answer(payload as never) : { ok: false, error: { code: 'TIMEOUT' } };
    },
  };
  const desk = new StaffDesk(me, {
    wire,
    storage: memoryStorage(),
    newId: () => '01900000-0000-7000-a000-000000000001',
    browserOnline: () => true,
    random: () => 0,
    now: () => new Date(),
    nextFrame: (task) => task(),
    watching: () => state.watching,
    signedOut: () => void (state.signedOut += 1),
  });
  const { pushes } = bound;
  if (!pushes) throw new Error('the desk did not listen');
  return { desk, pushes, asked, state, calls };
}

const hello =
  (waiting: StaffConversation[], mine: StaffConversation[] = []) =>
  () => ({
    ok: true as const,
    staff: me,
    waiting,
    mine,
    offers: [],
    consultations: [],
    presence: 'online' as const,
    pausedUntil: null,
  });
const settle = () => jest.advanceTimersByTimeAsync(0);

describe('StaffDesk', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('counts what arrived in a chat that nobody looks at, until it is opened', async () => {
    const { desk, pushes, calls } = deskOn({
      hello: hello([], [mineRow()]),
      'conversation.open': () => opened(mineRow(), []),
    });
    desk.line.open();
    await settle();
    calls['conversation.open'] = () =>
      opened(mineRow({ lastSeq: 2 }), [textMessage(1), textMessage(2)]);
    pushes.message(textMessage(2, 'are you there?'));
    expect(desk.view.unread.get(CONVERSATION)).toBe(1);
    expect(desk.view.mine[0]?.preview).toBe('are you there?');
    desk.select(CONVERSATION);
    await settle();
    expect(desk.view.unread.get(CONVERSATION)).toBe(0);
    expect(desk.view.open?.messages.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('tells the customer what I see of my chat, once and while I look', async () => {
    const { desk, pushes, asked, state } = deskOn({
      hello: hello([], [mineRow()]),
      'conversation.open': () => opened(mineRow(), [textMessage(1)]),
      seen: () => ({ ok: true }),
    });
    const told = () => asked.filter((event) => event === 'seen').length;
    desk.line.open();
    await settle();
    expect(told()).toBe(0);
    state.watching = false;
    desk.select(CONVERSATION);
    await settle();
    expect(told()).toBe(0);
    state.watching = true;
    desk.publish();
    desk.publish();
    expect(told()).toBe(1);
    pushes.message(textMessage(2));
    expect(told()).toBe(2);
  });

  test('a message that overtakes the answer to opening is not lost', async () => {
    const { desk, pushes } = deskOn({
      hello: hello([row()]),
      'conversation.open': () => opened(row(), [textMessage(1)]),
    });
    desk.line.open();
    await settle();
    desk.select(CONVERSATION);
    pushes.message(textMessage(2));
    await settle();
    expect(desk.view.open?.messages.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('losing the race for a chat gives back who won', async () => {
    const error = { code: 'ALREADY_ACCEPTED', details: { assignee: { name: '王强' } } } as const;
    const { desk } = deskOn({
      hello: hello([row()]),
      'conversation.accept': () => ({ ok: false, error }),
    });
    desk.line.open();
    await settle();
    expect(await desk.actions.accept(CONVERSATION)).toEqual(error);
    expect(desk.view.waiting).toHaveLength(1);
  });

  test('an accepted chat moves from the queue to mine and is followed', async () => {
    const { desk, asked } = deskOn({
      hello: hello([row()]),
      'conversation.accept': () => ({ ok: true, conversation: mineRow() }),
    });
    desk.line.open();
    await settle();
    expect(await desk.actions.accept(CONVERSATION)).toBeNull();
    expect(desk.view.waiting).toHaveLength(0);
    expect(desk.view.mine).toHaveLength(1);
    expect(asked).toContain('conversation.open');
  });

  test('what is gone leaves the queue and is marked where it is open', async () => {
    const { desk, pushes } = deskOn({
      hello: hello([row()]),
      'conversation.open': () => opened(row(), [textMessage(1)]),
    });
    desk.line.open();
    await settle();
    desk.select(CONVERSATION);
    await settle();
    pushes['conversation.gone']({ conversationId: CONVERSATION, version: 2 });
    expect(desk.view.waiting).toHaveLength(0);
    expect(desk.view.open?.gone).toBe(true);
  });

  test('an ended session leads back to signing in and is not tried again', async () => {
    const { desk, state } = deskOn({
      hello: () => ({ ok: false, error: { code: 'NOT_AUTHENTICATED' } }),
    });
    desk.line.open();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(state.signedOut).toBe(1);
    expect(desk.view.line).toBe('refused');
  });
});
