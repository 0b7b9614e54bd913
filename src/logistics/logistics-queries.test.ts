import { describe, expect, test } from '@jest/globals';
import { outletsQuerySchema, quoteQuerySchema } from './logistics-queries.js';

const quote = { from: '310000', to: '510100', grams: '3000' };

describe('the quote query', () => {
  test.each([
    [quote, { ...quote, grams: 3000 }],
    [
      { ...quote, length: '60', width: '40', height: '30.5' },
      { ...quote, grams: 3000, length: 60, width: 40, height: 30.5 },
    ],
  ])('%j', (query, parsed) => {
    expect(quoteQuerySchema.parse(query)).toEqual(parsed);
    // Read twice it says the same, so a second pipe does no harm.
    expect(quoteQuerySchema.parse(parsed)).toEqual(parsed);
  });

  test.each([
    { ...quote, from: '31' },
    { ...quote, from: '上海' },
    { ...quote, from: undefined },
    { ...quote, from: ['310000', '310000'] },
    { ...quote, grams: '0' },
    { ...quote, grams: '-1' },
    { ...quote, grams: 'NaN' },
    { ...quote, grams: '' },
    { ...quote, grams: '0.5' },
    { ...quote, grams: '30000001' },
    { ...quote, declared: '0' },
    { ...quote, cod: '-5' },
    { ...quote, services: 'cold;drop' },
    { ...quote, length: '60' },
    { ...quote, length: '60', width: '40', height: '0' },
    { ...quote, length: '60', width: '40', height: 'Infinity' },
  ])('refuses %j', (query) => {
    expect(quoteQuerySchema.safeParse(query).success).toBe(false);
  });
});

test('the outlets query has a limit with bounds', () => {
  expect(outletsQuerySchema.parse({ adcode: '310000' }).limit).toBe(5);
  for (const limit of ['0', '21', 'x', '1.5']) {
    expect(outletsQuerySchema.safeParse({ adcode: '310000', limit }).success).toBe(false);
  }
});
