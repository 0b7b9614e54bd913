import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Line, type Greeting } from './line.js';

function lineWith(greetings: Greeting[] = []) {
  const log: string[] = [];
  const browser = { online: true };
  const line = new Line({
    connect: () => log.push('connect'),
    disconnect: () => log.push('disconnect'),
    greet: () => {
      log.push('hello');
      return Promise.resolve(greetings.shift() ?? { kind: 'welcome' });
    },
    changed: () => undefined,
    browserOnline: () => browser.online,
    random: () => 0,
  });
  return { line, log, browser };
}

const settle = () => jest.advanceTimersByTimeAsync(0);

describe('Line', () => {
  beforeEach(() => void jest.useFakeTimers({ now: 100_000 }));
  afterEach(() => void jest.useRealTimers());

  test('says hello after every connect', async () => {
    const { line, log } = lineWith();
    line.open();
    line.signals.connected();
    await settle();
    expect(line.state).toBe('online');
    line.signals.lost(true);
    expect(line.state).toBe('reconnecting');
    line.signals.connected();
    await settle();
    expect(log).toEqual(['connect', 'hello', 'hello']);
    expect(line.state).toBe('online');
  });

  test('tells offline from reconnecting', () => {
    const { line, browser } = lineWith();
    browser.online = false;
    line.signals.lost(true);
    expect(line.state).toBe('offline');
  });

  test('a network that the browser calls lost is tried again all the same', async () => {
    const { line, log, browser } = lineWith();
    line.signals.connected();
    await settle();
    browser.online = false;
    line.networkLost();
    expect(line.state).toBe('offline');
    await jest.advanceTimersByTimeAsync(5000);
    expect(log).toEqual(['hello', 'disconnect', 'connect']);
  });

  test('a hello answered after its connection broke does not count', async () => {
    const { line } = lineWith();
    line.signals.connected();
    line.signals.lost(true);
    await settle();
    expect(line.state).toBe('reconnecting');
  });

  test('a draining server is left and called again when it said', async () => {
    const { line, log } = lineWith();
    line.signals.connected();
    await settle();
    line.bye({ code: 'SERVER_DRAINING', message: '', retryAfterMs: 3000 });
    line.signals.lost(false);
    await jest.advanceTimersByTimeAsync(2900);
    expect(log).toEqual(['hello', 'disconnect']);
    await jest.advanceTimersByTimeAsync(200);
    expect(log).toEqual(['hello', 'disconnect', 'connect']);
  });

  test('a slow reader reconnects at once', async () => {
    const { line, log } = lineWith();
    line.signals.connected();
    await settle();
    line.bye({ code: 'SLOW_READER', message: '' });
    await settle();
    expect(log).toEqual(['hello', 'disconnect', 'connect']);
  });

  test('coming back asks whether the picture is still true, but not all the time', async () => {
    const { line, log } = lineWith();
    line.signals.connected();
    await settle();
    line.resync();
    await jest.advanceTimersByTimeAsync(11_000);
    line.resync();
    await settle();
    expect(log).toEqual(['hello', 'hello']);
  });

  test('coming back to a socket that only looks alive takes a new one', async () => {
    const { line, log } = lineWith([{ kind: 'welcome' }, { kind: 'again', afterMs: 9000 }]);
    line.signals.connected();
    await jest.advanceTimersByTimeAsync(11_000);
    line.resync();
    await settle();
    expect(log).toEqual(['hello', 'hello', 'disconnect', 'connect']);
    expect(line.state).toBe('reconnecting');
  });

  test('where it is too full one waits as long as was said, and is let in by oneself', async () => {
    const { line, log } = lineWith([{ kind: 'busy', afterMs: 30_000 }, { kind: 'welcome' }]);
    line.signals.connected();
    await settle();
    expect(line.state).toBe('busy');
    line.resync();
    await jest.advanceTimersByTimeAsync(29_000);
    expect(log).toEqual(['hello', 'disconnect']);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(log).toEqual(['hello', 'disconnect', 'connect']);
    expect(line.state).toBe('busy');
    line.signals.connected();
    await settle();
    expect(line.state).toBe('online');
  });

  test('a refusal is final', async () => {
    const { line, log } = lineWith([{ kind: 'refused' }]);
    line.signals.connected();
    await settle();
    line.signals.lost(false);
    line.resync();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(line.state).toBe('refused');
    expect(log).toEqual(['hello', 'disconnect']);
  });
});
