import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bulkFreight, type BulkTerms } from './bulk-freight.js';

const terms: BulkTerms = {
  method: 'freight',
  perKilogramFen: 120,
  perCubicMetreFen: 24_000,
  minimumFen: 6_000,
};

describe('bulkFreight', () => {
  test.each<[string, number, Parameters<typeof bulkFreight>[2], object]>([
    [
      'by weight',
      100_000,
      undefined,
      { code: 'freight_weight', grams: 100_000, amountFen: 12_000 },
    ],
    [
      'dense goods by weight',
      300_000,
      { length: 100, width: 100, height: 100 },
      { code: 'freight_weight', grams: 300_000, amountFen: 36_000 },
    ],
    [
      'light goods by volume',
      60_000,
      { length: 200, width: 100, height: 100 },
      { code: 'freight_volume', cubicCentimetres: 2_000_000, amountFen: 48_000 },
    ],
    [
      'a volume named without its sides',
      120_000,
      { cubicCentimetres: 1_200_000 },
      { code: 'freight_volume', cubicCentimetres: 1_200_000, amountFen: 28_800 },
    ],
    [
      'a volume that costs less than the weight',
      300_000,
      { cubicCentimetres: 1_200_000 },
      { code: 'freight_weight', grams: 300_000, amountFen: 36_000 },
    ],
    ['at least the minimum', 30_000, undefined, { code: 'freight_minimum', amountFen: 6_000 }],
    [
      'a started fen in full',
      50_001,
      undefined,
      { code: 'freight_weight', grams: 50_001, amountFen: 6_001 },
    ],
  ])('%s', (_, grams, dimensions, line) => {
    expect(bulkFreight(terms, grams, dimensions)).toEqual({
      chargeableGrams: grams,
      lines: [line],
    });
  });

  test.each<[string, BulkTerms, number, Parameters<typeof bulkFreight>[2]]>([
    ['a negative price', { ...terms, perKilogramFen: -1 }, 1, undefined],
    ['a minimum of NaN', { ...terms, minimumFen: Number.NaN }, 1, undefined],
    ['no weight', terms, 0, undefined],
    ['a negative side', terms, 1, { length: -1, width: 1, height: 1 }],
    ['a volume of nothing', terms, 1, { cubicCentimetres: 0 }],
    ['a volume that is no number', terms, 1, { cubicCentimetres: Number.NaN }],
    ['amounts beyond counting', { ...terms, perKilogramFen: 1e12 }, 1e9, undefined],
  ])('refuses %s', (_, bad, grams, dimensions) => {
    expect(() => bulkFreight(bad, grams, dimensions)).toThrow(RangeError);
  });

  test('is never below the minimum, the weight or the volume', () => {
    const fen = fc.integer({ min: 0, max: 100_000 });
    const side = fc.double({ min: 0.1, max: 1_000, noNaN: true });
    fc.assert(
      fc.property(
        fen,
        fen,
        fen,
        fc.integer({ min: 1, max: 30_000_000 }),
        fc.record({ length: side, width: side, height: side }),
        (perKilogramFen, perCubicMetreFen, minimumFen, grams, size) => {
          const any: BulkTerms = {
            method: 'freight',
            perKilogramFen,
            perCubicMetreFen,
            minimumFen,
          };
          const amount = bulkFreight(any, grams, size).lines[0]?.amountFen ?? -1;
          expect(Number.isSafeInteger(amount)).toBe(true);
          expect(amount).toBeGreaterThanOrEqual(minimumFen);
          expect(amount * 1000).toBeGreaterThanOrEqual(grams * perKilogramFen);
          expect(bulkFreight(any, grams).lines[0]?.amountFen).toBeLessThanOrEqual(amount);
        },
      ),
    );
  });
});
