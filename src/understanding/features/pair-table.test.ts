import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PairTable, TAKEN } from './pair-table.js';

const number = fc.oneof(fc.nat(9), fc.nat(2 ** 31 - 1));

test('gives back what was added, and −1 for anything else', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(number, number), { selector: String, maxLength: 200 }),
      number,
      number,
      (pairs, first, second) => {
        const table = new PairTable();
        for (const [at, pair] of pairs.entries()) table.add(...pair, at);
        for (const [at, pair] of pairs.entries()) expect(table.get(...pair)).toBe(at);
        const known = pairs.findIndex(([one, other]) => one === first && other === second);
        expect(table.get(first, second)).toBe(known);
      },
    ),
  );
});

test('gives a value once a round', () => {
  const table = new PairTable();
  table.add(3, 4, 7);
  for (const round of [0, 1, 2 ** 31 - 1, 0]) {
    expect([table.take(3, 4, round), table.take(3, 4, round)]).toEqual([7, TAKEN]);
    expect(table.take(4, 3, round)).toBe(-1);
  }
});

test('holds many', () => {
  const table = new PairTable();
  for (let at = 0; at < 20_000; at++) table.add(at % 150, at, at);
  for (let at = 0; at < 20_000; at++) expect(table.get(at % 150, at)).toBe(at);
});

test('forgets everything, however much it held', () => {
  const table = new PairTable(100);
  for (const many of [5_000, 3]) {
    for (let at = 0; at < many; at++) table.add(at, at % 7, at);
    table.clear();
    for (let at = 0; at < many; at++) expect(table.get(at, at % 7)).toBe(-1);
  }
  table.add(1, 2, 3);
  expect(table.get(1, 2)).toBe(3);
});
