import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shareFen, type Surcharge, surchargeFen, surchargeSchema } from './surcharge.js';

const parcel = { grams: 3_000, day: '2026-11-11' };
const long = { ...parcel, dimensions: { length: 160, width: 20, height: 20 } };
const fuel: Surcharge = { code: 'fuel', basisPoints: 500, of: 'freight' };
const cod: Surcharge = { code: 'cod', basisPoints: 100, of: 'cod', leastFen: 200, mostFen: 5_000 };
const oversize: Surcharge = { code: 'oversize', amountFen: 1_500, sideOver: 150 };
const peak: Surcharge = { code: 'peak', amountFen: 100, from: '2026-11-01', until: '2026-11-20' };
const cold: Surcharge = { code: 'cold', amountFen: 2_000, onRequest: true };

describe('surchargeFen', () => {
  test.each<[string, Surcharge, Parameters<typeof surchargeFen>[1], number | null]>([
    ['a fixed amount', { code: 'remote', amountFen: 500 }, parcel, 500],
    ['a share of the freight', fuel, parcel, 100],
    ['a share of the cash', cod, { ...parcel, codFen: 30_000 }, 300],
    ['at least', cod, { ...parcel, codFen: 100 }, 200],
    ['at most', cod, { ...parcel, codFen: 9_999_900 }, 5_000],
    ['no cash, no share', cod, parcel, null],
    ['a long side', oversize, long, 1_500],
    ['a side on the limit', { ...oversize, sideOver: 160 }, long, null],
    ['a size nobody has told', oversize, parcel, null],
    ['a heavy parcel', { code: 'heavy', amountFen: 9, gramsOver: 2_999 }, parcel, 9],
    ['a light parcel', { code: 'heavy', amountFen: 9, gramsOver: 3_000 }, parcel, null],
    ['in the season', peak, parcel, 100],
    ['on its last day', peak, { ...parcel, day: '2026-11-20' }, 100],
    ['before it', peak, { ...parcel, day: '2026-10-31' }, null],
    ['after it', peak, { ...parcel, day: '2026-11-21' }, null],
    ['not asked for', cold, parcel, null],
    ['asked for', cold, { ...parcel, requested: ['cold'] }, 2_000],
    ['asked for another', cold, { ...parcel, requested: ['upstairs'] }, null],
  ])('%s', (_, surcharge, shipment, fen) => {
    expect(surchargeFen(surcharge, shipment, 2_000)).toBe(fen);
  });
});

test('a share is exact to half a fen', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (base, basisPoints) => {
        const share = shareFen(base, basisPoints);
        expect(Number.isSafeInteger(share)).toBe(true);
        expect(Math.abs(share * 10_000 - base * basisPoints)).toBeLessThanOrEqual(5_000);
      },
    ),
  );
});

test.each([
  { code: 'x' },
  { code: 'x', amountFen: -1 },
  { code: 'x', amountFen: 0.5 },
  { code: 'x', amountFen: 1, basisPoints: 1, of: 'freight' },
  { code: 'x', basisPoints: 1 },
  { code: 'x', amountFen: 1, from: 'Monday' },
  { code: 'x', amountFen: 1, sideOver: 0 },
])('%j is no surcharge', (given) => {
  expect(surchargeSchema.safeParse(given).success).toBe(false);
});
