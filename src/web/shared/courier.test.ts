import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Message } from '../../protocol/index.js';
import type { Answer } from './answer.js';
import { Courier } from './courier.js';
import { memoryStorage, type KeptStorage } from './kept-storage.js';
import type { Lock } from './lock.js';
import { Outbox } from './outbox.js';
import { CONVERSATION, textMessage } from './test-messages.js';

type SendAnswer = Answer<{ message: Message }>;

/** The same lock as the browser's among the couriers of one test. */
function sharedLock(): Lock {
  let tail: Promise<unknown> = Promise.resolve();
  return (_name, task) => {
    const mine = tail.then(task);
    tail = mine.catch(() => undefined);
    return mine;
  };
}

function courierOn(storage: KeptStorage, lock: Lock, answers: SendAnswer[] = []) {
  const sent: string[] = [];
  const delivered: Message[] = [];
  const state = { ready: true };
  const outbox = new Outbox(storage, 'outbox:', () => undefined);
  const courier = new Courier(outbox, {
    ready: () => state.ready,
    conversationId: () => CONVERSATION,
    send: async (_conversationId, entry) => {
      sent.push(entry.text);
      await Promise.resolve();
      const message = textMessage(sent.length, entry.text, { clientId: entry.clientId });
      return answers.shift() ?? { ok: true, message };
    },
    delivered: (message) => void delivered.push(message),
    paused: () => undefined,
    lock,
  });
  const write = (text: string) =>
    outbox.put({ clientId: `id-${text}`, conversationId: null, text });
  return { courier, outbox, sent, delivered, state, write };
}

const settle = () => jest.advanceTimersByTimeAsync(0);

describe('Courier', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('sends in order and empties the outbox', async () => {
    const desk = courierOn(memoryStorage(), sharedLock());
    ['a', 'b', 'c'].forEach(desk.write);
    desk.courier.kick();
    await settle();
    expect(desk.sent).toEqual(['a', 'b', 'c']);
    expect(desk.outbox.list()).toEqual([]);
    expect(desk.delivered).toHaveLength(3);
  });

  test('keeps everything while the line is down and sends it with the same id later', async () => {
    const desk = courierOn(memoryStorage(), sharedLock(), [
      { ok: false, error: { code: 'OFFLINE' } },
    ]);
    desk.write('a');
    desk.write('b');
    desk.courier.kick();
    await settle();
    expect(desk.outbox.list().map((entry) => entry.text)).toEqual(['a', 'b']);
    desk.courier.resume();
    await settle();
    expect(desk.sent).toEqual(['a', 'a', 'b']);
    expect(desk.delivered.map((message) => message.clientId)).toEqual(['id-a', 'id-b']);
  });

  test('waits as long as the rate limit says', async () => {
    const desk = courierOn(memoryStorage(), sharedLock(), [
      { ok: false, error: { code: 'RATE_LIMITED', retryAfterMs: 5000 } },
    ]);
    desk.write('a');
    desk.courier.kick();
    await jest.advanceTimersByTimeAsync(4900);
    desk.courier.kick();
    await settle();
    expect(desk.sent).toEqual(['a']);
    await jest.advanceTimersByTimeAsync(200);
    expect(desk.sent).toEqual(['a', 'a']);
    expect(desk.outbox.list()).toEqual([]);
  });

  test('a refused message is marked and does not hold up the next one', async () => {
    const desk = courierOn(memoryStorage(), sharedLock(), [
      { ok: false, error: { code: 'MESSAGE_TOO_LONG' } },
    ]);
    desk.write('a');
    desk.write('b');
    desk.courier.kick();
    await settle();
    expect(desk.sent).toEqual(['a', 'b']);
    expect(desk.outbox.list()).toEqual([
      expect.objectContaining({ text: 'a', failure: { code: 'MESSAGE_TOO_LONG' } }),
    ]);
  });

  test('two tabs send each message once', async () => {
    const storage = memoryStorage();
    const lock = sharedLock();
    const [left, right] = [courierOn(storage, lock), courierOn(storage, lock)];
    ['a', 'b', 'c'].forEach(left.write);
    left.courier.kick();
    right.courier.kick();
    await settle();
    expect([...left.sent, ...right.sent].sort()).toEqual(['a', 'b', 'c']);
    expect(left.outbox.list()).toEqual([]);
  });

  test('what a closed tab left behind is sent by the next one, to where it was meant to go', async () => {
    const storage = memoryStorage();
    const gone = courierOn(storage, sharedLock(), [{ ok: false, error: { code: 'OFFLINE' } }]);
    gone.write('a');
    gone.courier.kick();
    await settle();
    const next = courierOn(storage, sharedLock());
    expect(next.outbox.get('id-a')?.conversationId).toBe(CONVERSATION);
    next.courier.kick();
    await settle();
    expect(next.sent).toEqual(['a']);
  });
});

describe('Outbox', () => {
  test('passes over entries it cannot read', () => {
    const storage = memoryStorage();
    storage.setItem('outbox:x', '{broken');
    storage.setItem('outbox:y', 'null');
    storage.setItem('outbox:z', '{"clientId":"z","text":"good"}');
    const outbox = new Outbox(storage, 'outbox:', () => undefined);
    expect(outbox.list()).toEqual([{ clientId: 'z', conversationId: null, text: 'good' }]);
  });

  test('a full storage loses nothing while the page is open', () => {
    const full = {
      ...memoryStorage(),
      setItem: () => {
        throw new Error('quota');
      },
    };
    const outbox = new Outbox(full, 'outbox:', () => undefined);
    outbox.put({ clientId: 'a', conversationId: null, text: 'kept' });
    expect(outbox.list()).toHaveLength(1);
    expect(outbox.remove('a')).toBe(true);
    expect(outbox.list()).toEqual([]);
  });
});
