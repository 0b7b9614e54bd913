import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calculateFee, type Price, volumetricGrams } from './parcel-freight.js';

const price: Price = {
  firstGrams: 1000,
  firstFen: 1200,
  stepGrams: 1000,
  nextFen: 400,
  divisor: 6000,
  surcharges: [],
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

describe('calculateFee', () => {
  test.each([
    [1, 1200],
    [1000, 1200],
    [1001, 1600],
    [2000, 1600],
    [3000, 2000],
    [3001, 2400],
  ])('%d g → %d fen', (grams, totalFen) => {
    expect(calculateFee(price, grams).totalFen).toBe(totalFen);
  });

  test('breaks the fee down', () => {
    const remote = { ...price, surcharges: [{ code: 'remote', amountFen: 500 }] };
    expect(calculateFee(remote, 2_500)).toEqual({
      chargeableGrams: 2_500,
      lines: [
        { code: 'first_weight', grams: 1000, amountFen: 1200 },
        { code: 'next_weight', grams: 2000, amountFen: 800 },
        { code: 'surcharge', amountFen: 500 },
      ],
      totalFen: 2500,
    });
  });

  test('charges bulky goods by their size', () => {
    const box = { length: 60, width: 40, height: 30 };
    expect(calculateFee(price, 3000, box)).toMatchObject({
      chargeableGrams: 12_000,
      totalFen: 1200 + 11 * 400,
    });
    expect(calculateFee(price, 13_000, box).chargeableGrams).toBe(13_000);
  });

  test.each([
    ['no weight', price, 0, undefined],
    ['a negative weight', price, -1, undefined],
    ['half a gram', price, 0.5, undefined],
    ['NaN', price, Number.NaN, undefined],
    ['a flat parcel', price, 1, { length: 1, width: 1, height: 0 }],
    ['an endless parcel', price, 1, { length: Infinity, width: 1, height: 1 }],
    ['a price of NaN', { ...price, nextFen: Number.NaN }, 1, undefined],
    ['no step', { ...price, stepGrams: 0 }, 1, undefined],
  ])('refuses %s', (_, table, grams, dimensions) => {
    expect(() => calculateFee(table, grams, dimensions)).toThrow(RangeError);
  });
});

describe('for any price and weight', () => {
  const prices = fc.record({
    firstGrams: fc.integer({ min: 1, max: 20_000 }),
    firstFen: fc.integer({ min: 0, max: 100_000 }),
    stepGrams: fc.integer({ min: 1, max: 5_000 }),
    nextFen: fc.integer({ min: 0, max: 10_000 }),
    divisor: fc.constantFrom(3000, 5000, 6000, 8000, 12_000),
    surcharges: fc.array(
      fc.record({ code: fc.constant('any'), amountFen: fc.integer({ min: 0, max: 5_000 }) }),
      { maxLength: 3 },
    ),
  });
  const weights = fc.integer({ min: 1, max: 1_000_000 });
  const side = fc.double({ min: 0.1, max: 300, noNaN: true });
  const sizes = fc.option(fc.record({ length: side, width: side, height: side }), {
    nil: undefined,
  });

  test('the fee is whole fen, its lines add up and it is never below the first price', () => {
    fc.assert(
      fc.property(prices, weights, sizes, (table, grams, size) => {
        const fee = calculateFee(table, grams, size);
        expect(Number.isSafeInteger(fee.totalFen)).toBe(true);
        expect(fee.totalFen).toBe(fee.lines.reduce((sum, line) => sum + line.amountFen, 0));
        expect(fee.totalFen).toBeGreaterThanOrEqual(table.firstFen);
        expect(fee.chargeableGrams).toBeGreaterThanOrEqual(grams);
        const covered = fee.lines.reduce((sum, line) => sum + (line.grams ?? 0), 0);
        expect(covered).toBeGreaterThanOrEqual(fee.chargeableGrams);
        expect(covered - fee.chargeableGrams).toBeLessThan(
          Math.max(table.stepGrams, table.firstGrams),
        );
      }),
    );
  });

  test('a heavier parcel never costs less', () => {
    fc.assert(
      fc.property(prices, weights, weights, sizes, (table, one, other, size) => {
        const [light, heavy] = [Math.min(one, other), Math.max(one, other)];
        expect(calculateFee(table, heavy, size).totalFen).toBeGreaterThanOrEqual(
          calculateFee(table, light, size).totalFen,
        );
      }),
    );
  });
});
