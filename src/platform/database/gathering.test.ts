import { expect, test } from '@jest/globals';
import { Gathering } from './gathering.js';

/** Work that ends when it is told to. */
function workshop(limit = 10, gatherMs = 0) {
  const batches: { items: string[]; end(results: (string | Error)[]): void }[] = [];
  const gathering = new Gathering<string, string>({
    run: (items) => new Promise((resolve) => batches.push({ items, end: resolve })),
    keyOf: (item) => item[0]!,
    limit,
    atOnce: 2,
    gatherMs,
  });
  const begun = async (count: number) => {
    while (batches.length < count) await new Promise((resolve) => setTimeout(resolve));
    return batches[count - 1]!;
  };
  return { gathering, batches, begun };
}

test('what comes together is done together, each with its own result', async () => {
  const { gathering, begun } = workshop();
  const results = Promise.allSettled(['a', 'b', 'c'].map((item) => gathering.do(item)));
  const batch = await begun(1);
  expect(batch.items).toEqual(['a', 'b', 'c']);
  batch.end(['A', new Error('no'), 'C']);
  expect(await results).toEqual([
    { status: 'fulfilled', value: 'A' },
    { status: 'rejected', reason: new Error('no') },
    { status: 'fulfilled', value: 'C' },
  ]);
});

test('a key is in one batch at a time, once, in order', async () => {
  const { gathering, begun, batches } = workshop();
  const done: string[] = [];
  const all = ['a1', 'a2', 'b1', 'a3'].map((item) => gathering.do(item).then((r) => done.push(r)));
  const first = await begun(1);
  expect(first.items).toEqual(['a1', 'b1']);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(batches).toHaveLength(1);
  for (let at = 1; at <= 3; at++) {
    const batch = await begun(at);
    batch.end(batch.items);
  }
  await Promise.all(all);
  expect(done.filter((item) => item.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
});

test('the next batch begins when the one under way ends, or beside it after a time', async () => {
  const { gathering, begun, batches } = workshop(10, 100_000);
  const first = gathering.do('a');
  const { end } = await begun(1);
  const second = gathering.do('b');
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(batches).toHaveLength(1);
  end(['A']);
  (await begun(2)).end(['B']);
  expect(await Promise.all([first, second])).toEqual(['A', 'B']);
});

test('a batch that fails fails its items, and the next ones go on', async () => {
  let fails = true;
  const gathering = new Gathering<string, string>({
    run: (items) => (fails ? Promise.reject(new Error('down')) : Promise.resolve(items)),
    keyOf: (item) => item,
    limit: 1,
    atOnce: 1,
    gatherMs: 0,
  });
  await expect(gathering.do('a')).rejects.toThrow('down');
  fails = false;
  await expect(Promise.all(['a', 'b', 'c'].map((item) => gathering.do(item)))).resolves.toEqual([
    'a',
    'b',
    'c',
  ]);
});

test('with patience the first batch gathers as well', async () => {
  const batches: string[][] = [];
  const gathering = new Gathering<string, string>({
    run: (items) => {
      batches.push(items);
      return Promise.resolve(items);
    },
    keyOf: (item) => item,
    limit: 10,
    atOnce: 1,
    gatherMs: 0,
    patienceMs: 100,
  });
  const first = gathering.do('a');
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  await Promise.all([first, gathering.do('b')]);
  expect(batches).toEqual([['a', 'b']]);
});
