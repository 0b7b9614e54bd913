import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parcelFreight, type ParcelTerms, volumetricGrams } from './parcel-freight.js';

const price: ParcelTerms = {
  method: 'parcel',
  firstGrams: 1000,
  firstFen: 1200,
  stepGrams: 1000,
  nextFen: 400,
  divisor: 6000,
};

describe('volumetricGrams', () => {
  test.each([
    [{ length: 60, width: 40, height: 30 }, 6000, 12_000],
    [{ length: 60, width: 40, height: 30 }, 5000, 14_400],
    [{ length: 60, width: 40, height: 30 }, 8000, 9_000],
    [{ length: 0.1, width: 0.1, height: 0.1 }, 6000, 1],
    // 20.1 × 1.1 is not exact in binary; the millimetres are.
    [{ length: 20.1, width: 1.1, height: 100 }, 2211, 1_000],
  ])('%j at %d → %d g', (dimensions, divisor, grams) => {
    expect(volumetricGrams(dimensions, divisor)).toBe(grams);
  });
});

const totalOf = (...given: Parameters<typeof parcelFreight>) =>
  parcelFreight(...given).lines.reduce((sum, { amountFen }) => sum + amountFen, 0);

describe('parcelFreight', () => {
  test.each([
    [1, 1200],
    [1000, 1200],
    [1001, 1600],
    [2000, 1600],
    [3000, 2000],
    [3001, 2400],
  ])('%d g → %d fen', (grams, totalFen) => {
    expect(totalOf(price, grams)).toBe(totalFen);
  });

  test('breaks the freight down', () => {
    expect(parcelFreight(price, 2_500)).toEqual({
      chargeableGrams: 2_500,
      lines: [
        { code: 'first_weight', grams: 1000, amountFen: 1200 },
        { code: 'next_weight', grams: 2000, amountFen: 800 },
      ],
    });
  });

  test('charges bulky goods by their size', () => {
    const box = { length: 60, width: 40, height: 30 };
    expect(parcelFreight(price, 3000, box).chargeableGrams).toBe(12_000);
    expect(totalOf(price, 3000, box)).toBe(1200 + 11 * 400);
    expect(parcelFreight(price, 13_000, box).chargeableGrams).toBe(13_000);
    expect(parcelFreight(price, 3000, { cubicCentimetres: 72_000 }).chargeableGrams).toBe(12_000);
  });

  test('charges steps by the band they begin in', () => {
    const banded = {
      ...price,
      bands: [
        { fromGrams: 5_000, nextFen: 300 },
        { fromGrams: 20_500, nextFen: 250 },
      ],
    };
    expect(totalOf(banded, 5_000)).toBe(1200 + 4 * 400);
    expect(totalOf(banded, 5_001)).toBe(1200 + 4 * 400 + 300);
    expect(parcelFreight(banded, 23_000).lines).toEqual([
      { code: 'first_weight', grams: 1000, amountFen: 1200 },
      { code: 'next_weight', grams: 4000, amountFen: 1600 },
      { code: 'next_weight', grams: 16_000, amountFen: 4800 },
      { code: 'next_weight', grams: 2000, amountFen: 500 },
    ]);
  });

  test.each<[string, ParcelTerms, number, Parameters<typeof parcelFreight>[2]]>([
    ['no weight', price, 0, undefined],
    ['a negative weight', price, -1, undefined],
    ['half a gram', price, 0.5, undefined],
    ['NaN', price, Number.NaN, undefined],
    ['a flat parcel', price, 1, { length: 1, width: 1, height: 0 }],
    ['an endless parcel', price, 1, { length: Infinity, width: 1, height: 1 }],
    ['a price of NaN', { ...price, nextFen: Number.NaN }, 1, undefined],
    ['no step', { ...price, stepGrams: 0 }, 1, undefined],
    ['a negative band', { ...price, bands: [{ fromGrams: 9, nextFen: -1 }] }, 1, undefined],
    [
      'bands out of order',
      {
        ...price,
        bands: [
          { fromGrams: 9, nextFen: 1 },
          { fromGrams: 9, nextFen: 1 },
        ],
      },
      1,
      undefined,
    ],
  ])('refuses %s', (_, terms, grams, dimensions) => {
    expect(() => parcelFreight(terms, grams, dimensions)).toThrow(RangeError);
  });
});

describe('for any price and weight', () => {
  const fen = fc.integer({ min: 0, max: 10_000 });
  const bands = fc
    .uniqueArray(fc.integer({ min: 1, max: 100_000 }), { maxLength: 4 })
    .chain((starts) =>
      fc.tuple(
        ...starts
          .sort((a, b) => a - b)
          .map((fromGrams) => fc.record({ fromGrams: fc.constant(fromGrams), nextFen: fen })),
      ),
    );
  const prices = fc.record({
    method: fc.constant('parcel' as const),
    firstGrams: fc.integer({ min: 1, max: 20_000 }),
    firstFen: fc.integer({ min: 0, max: 100_000 }),
    stepGrams: fc.integer({ min: 1, max: 5_000 }),
    nextFen: fen,
    divisor: fc.constantFrom(3000, 5000, 6000, 8000, 12_000),
    bands,
  });
  const weights = fc.integer({ min: 1, max: 1_000_000 });
  const side = fc.double({ min: 0.1, max: 300, noNaN: true });
  const sizes = fc.option(fc.record({ length: side, width: side, height: side }), {
    nil: undefined,
  });

  test('the freight is whole fen, never below the first price, and covers the weight', () => {
    fc.assert(
      fc.property(prices, weights, sizes, (terms, grams, size) => {
        const { chargeableGrams, lines } = parcelFreight(terms, grams, size);
        for (const { amountFen } of lines) expect(Number.isSafeInteger(amountFen)).toBe(true);
        expect(totalOf(terms, grams, size)).toBeGreaterThanOrEqual(terms.firstFen);
        expect(chargeableGrams).toBeGreaterThanOrEqual(grams);
        const covered = lines.reduce((sum, line) => sum + (line.grams ?? 0), 0);
        expect(covered).toBeGreaterThanOrEqual(chargeableGrams);
        expect(covered - chargeableGrams).toBeLessThan(Math.max(terms.stepGrams, terms.firstGrams));
      }),
    );
  });

  test('a heavier parcel never costs less', () => {
    fc.assert(
      fc.property(prices, weights, weights, sizes, (terms, one, other, size) => {
        const [light, heavy] = [Math.min(one, other), Math.max(one, other)];
        expect(totalOf(terms, heavy, size)).toBeGreaterThanOrEqual(totalOf(terms, light, size));
      }),
    );
  });

  test('bands that cost what there was before change nothing', () => {
    fc.assert(
      fc.property(prices, weights, (terms, grams) => {
        const same = terms.bands.map((band) => ({ ...band, nextFen: terms.nextFen }));
        const plain = { ...terms, bands: undefined };
        expect(totalOf({ ...terms, bands: same }, grams)).toBe(totalOf(plain, grams));
      }),
    );
  });
});
