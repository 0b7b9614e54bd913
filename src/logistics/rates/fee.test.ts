import { expect, test } from '@jest/globals';
import { feeOf } from './fee.js';

test('a fee is the freight, the surcharges that count and the insurance', () => {
  const product = {
    terms: {
      method: 'parcel' as const,
      firstGrams: 1000,
      firstFen: 1200,
      stepGrams: 1000,
      nextFen: 400,
      divisor: 6000,
    },
    surcharges: [
      { code: 'remote', amountFen: 500 },
      { code: 'fuel', basisPoints: 500, of: 'freight' as const },
      { code: 'cold', amountFen: 2000, onRequest: true as const },
    ],
  };
  expect(feeOf(product, { grams: 3000, day: '2026-11-23' }, 200)).toEqual({
    chargeableGrams: 3000,
    lines: [
      { code: 'first_weight', grams: 1000, amountFen: 1200 },
      { code: 'next_weight', grams: 2000, amountFen: 800 },
      { code: 'surcharge', item: 'remote', amountFen: 500 },
      // Of the freight alone, not of the other surcharges.
      { code: 'surcharge', item: 'fuel', amountFen: 100 },
      { code: 'insurance', amountFen: 200 },
    ],
    totalFen: 2800,
  });
});
