import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bestOf } from './best-of.js';

test('gives the first of a stable sort, without those that are skipped', () => {
  const values = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 5 }), fc.nat(9), (numbers, most, skipped) => {
      const places = [...numbers.keys()].filter((at) => numbers[at] !== skipped);
      const wanted = places.sort((a, b) => numbers[b]! - numbers[a]!).slice(0, most);
      expect(bestOf(numbers, most, (at) => numbers[at] === skipped)).toEqual(wanted);
    }),
  );
});
