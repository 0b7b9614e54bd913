import { describe, expect, test } from '@jest/globals';
import { outletsQuerySchema, positionOf, quoteQuerySchema } from './logistics-queries.js';

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

describe('the outlets query', () => {
  test('has a limit with bounds', () => {
    expect(outletsQuerySchema.parse({ adcode: '310000' })).toMatchObject({ limit: 5, open: 'any' });
    for (const limit of ['0', '21', 'x', '1.5']) {
      expect(outletsQuerySchema.safeParse({ adcode: '310000', limit }).success).toBe(false);
    }
  });

  test('takes a place, an address or a position', () => {
    expect(outletsQuerySchema.parse({ near: '121.47,-31.23' }).near).toBe('121.47,-31.23');
    expect(positionOf('121.47,-31.23')).toEqual({ longitude: 121.47, latitude: -31.23 });
    expect(outletsQuerySchema.parse({ text: ' 人民路 ' }).text).toBe('人民路');
  });

  test.each([
    {},
    { adcode: '310000', text: '人民路' },
    { near: '31.23' },
    { near: '181,31' },
    { near: '121.47,-90.5' },
    { near: 'NaN,31' },
    { near: '121.47,31.23,5' },
    { text: ' ' },
    { text: 'x'.repeat(201) },
    { near: '121,31', datum: 'mars' },
  ])('refuses %j', (query) => {
    expect(outletsQuerySchema.safeParse(query).success).toBe(false);
  });
});
