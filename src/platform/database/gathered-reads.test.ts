import { expect, test } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { GatheredReads } from './gathered-reads.js';

/** A pool that doubles numbers below 100 in its head, and refuses the others with their statement. */
class Doubling extends pg.Pool {
  readonly statements: number[][] = [];

  override query = ((statement: { values: [number[]] }) => {
    const [asked] = statement.values;
    this.statements.push(asked);
    if (asked.some((number) => number >= 100)) return Promise.reject(new Error('out of range'));
    const rows = asked.flatMap((number, at) =>
      number < 0 ? [] : [{ ord: at + 1, twice: number * 2 }],
    );
    return Promise.resolve({ rows });
  }) as unknown as pg.Pool['query'];
}

function doubling() {
  const pool = new Doubling();
  const reads = new GatheredReads<number, { twice: number }>(
    { driver: { master: pool } } as unknown as DataSource,
    { name: 'doubles', sql: '', valuesOf: (numbers) => [[...numbers]] },
  );
  return { pool, read: (number: number) => reads.read(number) };
}

test('what is asked together is one statement, and each gets its own rows', async () => {
  const { pool, read } = doubling();
  expect(await Promise.all([read(4), read(-1), read(7), read(4)])).toEqual([
    [{ twice: 8 }],
    [],
    [{ twice: 14 }],
    [{ twice: 8 }],
  ]);
  expect(pool.statements).toEqual([[4, -1, 7, 4]]);
});

test('a question the database refuses does not cost the others their answer', async () => {
  const { read } = doubling();
  const [good, bad, other] = await Promise.allSettled([read(1), read(100), read(2)]);
  expect(good).toEqual({ status: 'fulfilled', value: [{ twice: 2 }] });
  expect(bad).toMatchObject({ status: 'rejected', reason: new Error('out of range') });
  expect(other).toEqual({ status: 'fulfilled', value: [{ twice: 4 }] });
});
