import { expect, test } from '@jest/globals';
import { quoteCardSchema } from '../../protocol/index.js';
import { demoRates } from '../demo/demo-rates.js';
import type { InsuranceTerms } from './insurance.js';
import { presentQuote } from './quote-card.js';

const lane = {
  from: { province: '四川省', city: '成都市' },
  to: { province: '西藏自治区', city: '拉萨市' },
};
const rates = demoRates().filter(
  (rate) => rate.originPrefix === '51' && rate.zone === 'remote' && rate.product !== 'freight',
);

const insurance: InsuranceTerms = {
  bands: [{ upToFen: 100_000, feeFen: 200 }],
  aboveBasisPoints: 50,
  mostFen: 500_000,
};
const terms = { insurance, products: { standard: { en: 'Express' } } };
const shipment = { grams: 2500, day: '2026-11-23' };

test('a quote shows each product with its lines and days', () => {
  const card = presentQuote(lane, rates, shipment, () => terms);
  expect(card).toEqual({
    type: 'quote',
    ...lane,
    products: [
      {
        product: 'standard',
        name: '标快（演示）',
        names: { en: 'Express' },
        chargeableGrams: 2500,
        lines: [
          { code: 'first_weight', grams: 1000, amountFen: 2300 },
          { code: 'next_weight', grams: 2000, amountFen: 3000 },
          { code: 'surcharge', item: 'remote', amountFen: 500 },
        ],
        totalFen: 5800,
        days: [3, 6],
      },
      expect.objectContaining({ product: 'economy', totalFen: 1600 + 2 * 900 + 300 }),
    ],
    demo: true,
  });
  expect(quoteCardSchema.parse(card)).toEqual(card);
});

test('a declared value costs its fee and shows what it pays', () => {
  const card = presentQuote(lane, rates, { ...shipment, declaredFen: 80_000 }, () => terms);
  expect(card.products.map(({ totalFen }) => totalFen)).toEqual([6000, 3900]);
  expect(card.products[0]?.lines.at(-1)).toEqual({ code: 'insurance', amountFen: 200 });
  expect(card.insurance).toEqual({
    declaredFen: 80_000,
    examples: [
      { valueFen: 80_000, lossFen: 80_000, paysFen: 80_000 },
      { valueFen: 160_000, lossFen: 80_000, paysFen: 40_000 },
    ],
  });
  expect(quoteCardSchema.parse(card)).toEqual(card);
});

test.each<[string, number, InsuranceTerms | undefined]>([
  ['a value that is too high', 500_001, insurance],
  ['a company that does not insure', 80_000, undefined],
])('%s adds nothing', (_, declaredFen, insures) => {
  const saying = { ...terms, insurance: insures };
  const card = presentQuote(lane, rates, { ...shipment, declaredFen }, () => saying);
  expect(card.products[0]?.totalFen).toBe(5800);
  expect(card.insurance).toBeUndefined();
});
