import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareShares, measureShare, verdictOf, type Count } from './compare-shares.js';

describe('against published intervals', () => {
  // Newcombe 1998, table I (Wilson) and table II (method 10).
  test.each([
    [{ count: 81, of: 263 }, 0.2553, 0.3662],
    [{ count: 15, of: 148 }, 0.0624, 0.1605],
    [{ count: 0, of: 20 }, 0, 0.1611],
    [{ count: 1, of: 29 }, 0.0061, 0.1718],
  ])('%j', (count, low, high) => {
    const measured = measureShare(count);
    expect(measured.low).toBeCloseTo(low, 4);
    expect(measured.high).toBeCloseTo(high, 4);
  });

  test.each<[Count, Count, number, number]>([
    [{ count: 56, of: 70 }, { count: 48, of: 80 }, 0.0524, 0.3339],
    [{ count: 9, of: 10 }, { count: 3, of: 10 }, 0.1705, 0.809],
    [{ count: 10, of: 10 }, { count: 0, of: 20 }, 0.6791, 1],
  ])('%j less %j', (first, second, low, high) => {
    const found = compareShares(first, second);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });
});

const counts = fc
  .tuple(fc.nat(1000), fc.nat(1000))
  .map(([a, b]) => ({ count: Math.min(a, b), of: Math.max(a, b) }));

test('an interval holds its share, and turned round it is the same', () => {
  fc.assert(
    fc.property(counts, counts, (first, second) => {
      const { share, low, high } = measureShare(first);
      expect(low).toBeLessThanOrEqual((share ?? low) + 1e-9);
      expect(high).toBeGreaterThanOrEqual((share ?? high) - 1e-9);
      const [there, back] = [compareShares(first, second), compareShares(second, first)];
      expect(there.low).toBeCloseTo(-back.high, 9);
      expect(there.difference ?? 0).toBeCloseTo(-(back.difference ?? 0), 9);
    }),
  );
});

test.each([
  ['more of the good', { difference: 0.2, low: 0.1, high: 0.3 }, true, 'better'],
  ['more of the bad', { difference: 0.2, low: 0.1, high: 0.3 }, false, 'worse'],
  ['less of the bad', { difference: -0.2, low: -0.3, high: -0.1 }, false, 'better'],
  ['less of the good', { difference: -0.2, low: -0.3, high: -0.1 }, true, 'worse'],
  ['perhaps nothing', { difference: 0.1, low: -0.1, high: 0.3 }, true, 'unclear'],
  ['nobody yet', { difference: null, low: -1, high: 1 }, true, 'unclear'],
] as const)('%s', (_what, difference, moreIsBetter, verdict) => {
  expect(verdictOf(difference, moreIsBetter)).toBe(verdict);
});
