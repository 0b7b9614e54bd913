import { expect, test } from '@jest/globals';
import { quoteCardSchema } from '../../protocol/index.js';
import { demoRates } from '../demo/demo-rates.js';
import { presentQuote } from './quote-card.js';

const lane = {
  from: { province: '四川省', city: '成都市' },
  to: { province: '西藏自治区', city: '拉萨市' },
};
const rates = demoRates().filter((rate) => rate.originPrefix === '51' && rate.zone === 'remote');

test('a quote shows each product with its lines and days', () => {
  const card = presentQuote(lane, rates, { grams: 2500 });
  expect(card).toEqual({
    type: 'quote',
    ...lane,
    products: [
      {
        product: 'standard',
        name: '标快（演示）',
        chargeableGrams: 2500,
        lines: [
          { code: 'first_weight', grams: 1000, amountFen: 2300 },
          { code: 'next_weight', grams: 2000, amountFen: 3000 },
          { code: 'surcharge', amountFen: 500 },
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
