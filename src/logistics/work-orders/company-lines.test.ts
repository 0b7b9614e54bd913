import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { AT_ONCE, BUSY, CompanyLines, PATIENCE_MS, SILENT } from './company-lines.js';

/** A company's server that answers when it is told to. */
class Server {
  readonly open: ((problem: string | null) => void)[] = [];
  asked = 0;

  readonly send = (): Promise<string | null> => {
    this.asked += 1;
    return new Promise((resolve) => this.open.push(resolve));
  };

  /** Answers the oldest request, and lets everybody hear of it. */
  async answer(problem: string | null): Promise<void> {
    this.open.shift()?.(problem);
    await jest.advanceTimersByTimeAsync(0);
  }
}

let lines: CompanyLines;
let server: Server;

beforeEach(() => {
  jest.useFakeTimers();
  lines = new CompanyLines();
  server = new Server();
});
afterEach(() => {
  jest.useRealTimers();
});

const begin = (count: number, company = 'slow') =>
  Array.from({ length: count }, () => lines.through(company, server.send));

test('a company has so many requests at once, and the next when one has ended', async () => {
  const [first, , last] = [begin(1)[0], begin(AT_ONCE - 1), begin(1)[0]];
  expect(server.asked).toBe(AT_ONCE);
  await server.answer(null);
  expect(await first).toBeNull();
  expect(server.asked).toBe(AT_ONCE + 1);
  for (let left = AT_ONCE; left > 0; left--) await server.answer('HTTP 500');
  expect(await last).toBe('HTTP 500');
});

test('who waits in vain is put off, and so are those behind them until there is room', async () => {
  begin(AT_ONCE);
  const [waiting] = begin(1);
  await jest.advanceTimersByTimeAsync(PATIENCE_MS);
  expect(await waiting).toBe(BUSY);
  expect(await begin(1)[0]).toBe(BUSY);
  await server.answer(null);
  begin(1);
  expect(server.asked).toBe(AT_ONCE + 1);
});

test('a full line holds up no other company', async () => {
  begin(AT_ONCE + 1);
  const other = new Server();
  const asked = lines.through('quick', other.send);
  await other.answer(null);
  expect(await asked).toBeNull();
});

test('a company that does not answer is asked one at a time until it does', async () => {
  const all = begin(AT_ONCE + 1);
  await server.answer(SILENT);
  expect(await all.at(-1)).toBe(SILENT);
  while (server.open.length > 0) await server.answer(SILENT);

  const [probe] = begin(1);
  expect(await begin(1)[0]).toBe(SILENT);
  expect(server.asked).toBe(AT_ONCE + 1);
  await server.answer(null);
  expect(await probe).toBeNull();
  begin(2);
  expect(server.asked).toBe(AT_ONCE + 3);
});

test('a request that breaks gives its place back', async () => {
  const broken = lines.through('slow', () => Promise.reject(new Error('broken')));
  await expect(broken).rejects.toThrow('broken');
  begin(AT_ONCE);
  expect(server.asked).toBe(AT_ONCE);
});
