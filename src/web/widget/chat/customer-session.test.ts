import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type {
  CustomerConversation,
  CustomerPushes,
  CustomerReplies,
  Message,
} from '../../../protocol/index.js';
import type { Answer } from '../../shared/answer.js';
import { memoryStorage } from '../../shared/kept-storage.js';
import { CONVERSATION, textMessage } from '../../shared/test-messages.js';
import type { WireSignals } from '../../shared/wire.js';
import { CustomerSession } from './customer-session.js';
import type { CustomerWire } from './customer-view.js';

type Calls = { [E in keyof CustomerReplies]?: (payload: never) => Answer<CustomerReplies[E]> };

function conversation(change: Partial<CustomerConversation> = {}): CustomerConversation {
  const createdAt = '2026-11-23T08:00:00.000Z';
  return { id: CONVERSATION, state: 'bot', lastSeq: 0, createdAt, version: 1, ...change };
}

function helloWith(messages: Message[], change?: Partial<CustomerConversation>, hasMore = false) {
  const view = conversation(change);
  return { ok: true, token: 't1', locale: 'zh-CN', conversation: view, messages, hasMore } as const;
}

/** A session on a server whose answers the test gives. */
function sessionOn(calls: Calls, storage = memoryStorage()) {
  const asked: [string, unknown][] = [];
  const bound: { signals?: WireSignals; pushes?: CustomerPushes } = {};
  const wire: CustomerWire = {
    connected: true,
    connect: () => bound.signals?.connected(),
    disconnect: () => undefined,
    listen: (signals, pushes) => void Object.assign(bound, { signals, pushes }),
    call: async (event, payload) => {
      asked.push([event, payload]);
      await Promise.resolve();
      const answer = calls[event];
      return answer ? answer(payload as never) : { ok: false, error: { code: 'TIMEOUT' } };
    },
  };
  let ids = 0;
  const session = new CustomerSession(
    {
      wire,
      storage,
      lock: (_name, task) => task(),
      newId: () => `01900000-0000-7000-a000-${String((ids += 1)).padStart(12, '0')}`,
      browserOnline: () => true,
      random: () => 0,
      company: '',
      videoBytes: Infinity,
      photos: {
        keep: async () => undefined,
        drop: async () => undefined,
        forget: () => undefined,
        send: async () => ({ ok: false, error: { code: 'TIMEOUT' } }),
      },
    },
    'zh-CN',
  );
  const { signals, pushes } = bound;
  if (!signals || !pushes) throw new Error('the session did not listen');
  const payloads = (event: string) => asked.filter(([name]) => name === event).map(([, p]) => p);
  return { session, signals, pushes, payloads, storage, calls };
}

const settle = () => jest.advanceTimersByTimeAsync(0);
const shown = (session: CustomerSession) => session.view.messages.map((message) => message.seq);

describe('CustomerSession', () => {
  beforeEach(() => void jest.useFakeTimers({ now: 100_000 }));
  afterEach(() => void jest.useRealTimers());

  test('keeps the token and resumes after the last seq it has', async () => {
    const { session, signals, payloads, storage } = sessionOn({
      hello: () => helloWith([textMessage(1), textMessage(2)]),
    });
    session.line.open();
    await settle();
    expect(storage.getItem('relaydesk:token')).toBe('t1');
    signals.lost(true);
    signals.connected();
    await settle();
    expect(payloads('hello')).toEqual([
      { protocol: 1, locale: 'zh-CN' },
      {
        protocol: 1,
        locale: 'zh-CN',
        token: 't1',
        resume: { conversationId: CONVERSATION, afterSeq: 2 },
      },
    ]);
  });

  test('says who the visitor is, now, with every hello, and in a new conversation', async () => {
    const { session, signals, payloads } = sessionOn({
      hello: () => helloWith([]),
      'identity.prove': () => ({ ok: true, as: [] }),
      'conversation.start': () => ({
        ok: true,
        conversation: conversation({ id: 'next', createdAt: '2026-11-23T09:00:00.000Z' }),
        messages: [],
        hasMore: false,
      }),
    });
    session.identify('before the line is open');
    session.line.open();
    await settle();
    session.identify('signed');
    await settle();
    signals.lost(true);
    signals.connected();
    await settle();
    expect(payloads('hello')).toMatchObject([
      { identity: 'before the line is open' },
      { identity: 'signed' },
    ]);
    await session.startAnew();
    await settle();
    expect(payloads('identity.prove')).toEqual([
      { conversationId: CONVERSATION, token: 'signed' },
      { conversationId: 'next', token: 'signed' },
    ]);
  });

  test('what the page is about is known before the first word, however late the page says it', async () => {
    const { session, payloads } = sessionOn({
      hello: () => helloWith([]),
      'context.set': () => ({ ok: true }),
      'message.send': () => ({ ok: false, error: { code: 'OFFLINE' } }),
    });
    session.line.open();
    // The hello is on its way already.
    session.setContext({ waybill: 'YT1' });
    session.send('where is it?');
    await jest.advanceTimersByTimeAsync(0);
    expect(payloads('hello')).toEqual([{ protocol: 1, locale: 'zh-CN' }]);
    const context = { waybill: 'YT1' };
    expect(payloads('context.set')).toEqual([{ conversationId: CONVERSATION, context }]);
    expect(payloads('message.send')).toHaveLength(1);
  });

  test('a visitor who signed out in another tab is nobody here either', async () => {
    const { session, payloads, storage } = sessionOn({
      hello: () => helloWith([textMessage(1)]),
    });
    session.identify('signed');
    session.line.open();
    await settle();
    storage.removeItem('relaydesk:token');
    session.storageChanged('relaydesk:token');
    expect(session.view).toMatchObject({ messages: [], conversation: null });
    await settle();
    expect(payloads('hello')).toEqual([
      { protocol: 1, locale: 'zh-CN', identity: 'signed' },
      { protocol: 1, locale: 'zh-CN' },
    ]);
  });

  test('reads all pages and fills a gap left by a lost push', async () => {
    const { session, pushes, payloads, calls } = sessionOn({
      hello: () => helloWith([textMessage(1)], {}, true),
      'messages.after': () => ({ ok: true, messages: [textMessage(2)], hasMore: false }),
    });
    session.line.open();
    await settle();
    expect(shown(session)).toEqual([1, 2]);
    calls['messages.after'] = () => ({
      ok: true,
      messages: [textMessage(3), textMessage(4)],
      hasMore: false,
    });
    pushes.message(textMessage(5));
    pushes.message(textMessage(5));
    expect(shown(session)).toEqual([1, 2]);
    await settle();
    expect(shown(session)).toEqual([1, 2, 3, 4, 5]);
    expect(payloads('messages.after').at(-1)).toEqual({
      conversationId: CONVERSATION,
      afterSeq: 2,
    });
  });

  test('an older state never replaces a newer one', async () => {
    const { session, pushes } = sessionOn({ hello: () => helloWith([], { version: 3 }) });
    session.line.open();
    await settle();
    pushes.conversation(conversation({ state: 'closed', version: 5 }));
    pushes.conversation(conversation({ state: 'person', version: 4 }));
    expect(session.view.conversation?.state).toBe('closed');
    pushes.conversation(conversation({ state: 'waiting', version: 5, queue: { place: 2 } }));
    expect(session.view.conversation?.queue).toEqual({ place: 2 });
  });

  test('what was written before the first hello is sent after it, once', async () => {
    const { session, pushes, payloads } = sessionOn({
      hello: () => helloWith([]),
      'message.send': () => ({ ok: false, error: { code: 'TIMEOUT' } }),
    });
    session.send('in a hurry');
    expect(session.view.unsent).toHaveLength(1);
    session.line.open();
    await settle();
    const clientId = session.view.unsent[0]?.clientId;
    expect(payloads('message.send')).toEqual([
      { conversationId: CONVERSATION, clientId, text: 'in a hurry' },
    ]);
    // The acknowledgement was lost but the echo arrives: it must leave the outbox.
    pushes.message(textMessage(1, 'in a hurry', { clientId }));
    expect(session.view.unsent).toEqual([]);
    await jest.advanceTimersByTimeAsync(5000);
    expect(payloads('message.send')).toHaveLength(1);
  });

  test.each(['TOKEN_EXPIRED', 'TOKEN_INVALID'] as const)('%s: starts anew', async (code) => {
    const storage = memoryStorage();
    storage.setItem('relaydesk:token', 'old');
    const { session, payloads } = sessionOn(
      {
        hello: (payload: { token?: string }) =>
          payload.token ? { ok: false, error: { code } } : helloWith([textMessage(1)]),
      },
      storage,
    );
    session.line.open();
    await settle();
    expect(session.view.line).toBe('online');
    expect(storage.getItem('relaydesk:token')).toBe('t1');
    expect(payloads('hello')).toHaveLength(2);
  });

  test('a message to a closed conversation keeps its text and may begin a new one', async () => {
    const next = '01900000-0000-7000-8000-000000000002';
    const { session, payloads, calls } = sessionOn({
      hello: () => helloWith([]),
      'message.send': () => ({ ok: false, error: { code: 'CONVERSATION_CLOSED' } }),
      'conversation.start': () => ({
        ok: true,
        conversation: conversation({ id: next, createdAt: '2026-11-23T09:00:00.000Z' }),
        messages: [],
        hasMore: false,
      }),
    });
    session.line.open();
    await settle();
    session.send('one more thing');
    await settle();
    const entry = session.view.unsent[0];
    expect(entry).toMatchObject({ failure: { code: 'CONVERSATION_CLOSED' } });
    calls['message.send'] = () => ({
      ok: true,
      message: { ...textMessage(1), conversationId: next, clientId: entry?.clientId ?? '' },
    });
    await session.startAnew({ clientId: entry?.clientId ?? '' });
    await settle();
    expect(payloads('message.send').at(-1)).toEqual({
      conversationId: next,
      clientId: entry?.clientId,
      text: 'one more thing',
    });
    expect(session.view.unsent).toEqual([]);
    expect(shown(session)).toEqual([1]);
  });

  test('a bot that falls silent is not shown writing for ever', async () => {
    const { session, pushes } = sessionOn({ hello: () => helloWith([]) });
    session.line.open();
    await settle();
    pushes.typing({ conversationId: CONVERSATION, by: 'bot', active: true });
    expect(session.view.typing).toBe('bot');
    await jest.advanceTimersByTimeAsync(20_000);
    expect(session.view.typing).toBeNull();
  });
});
