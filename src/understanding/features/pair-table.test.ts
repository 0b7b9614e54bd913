import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PairTable } from './pair-table.js';

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

test('holds many', () => {
  const table = new PairTable();
  for (let at = 0; at < 20_000; at++) table.add(at % 150, at, at);
  for (let at = 0; at < 20_000; at++) expect(table.get(at % 150, at)).toBe(at);
});

test('keeps what lies below a limit', () => {
  const table = new PairTable(100);
  for (let at = 0; at < 5_000; at++) table.add(at, at % 7, at);
  const below = table.below(1_000);
  for (let at = 0; at < 5_000; at++) expect(below.get(at, at % 7)).toBe(at < 1_000 ? at : -1);
});
