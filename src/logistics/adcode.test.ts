import { describe, expect, test } from '@jest/globals';
import { cityAdcodeOf, containingPrefix, namesCity } from './adcode.js';

describe('cityAdcodeOf', () => {
  test.each([
    ['510104', '510100'],
    ['510100', '510100'],
    ['510000', '510000'],
    ['310104', '310000'],
    ['500229', '500000'],
    ['810001', '810000'],
    ['429004', '429004'],
    ['441900', '441900'],
  ])('%s → %s', (adcode, city) => {
    expect(cityAdcodeOf(adcode)).toBe(city);
  });
});

describe('containingPrefix', () => {
  test.each([
    ['510000', '51'],
    ['510100', '5101'],
    ['510104', '510104'],
    ['310000', '31'],
    ['310100', '31'],
    ['429004', '429004'],
  ])('%s → %s', (adcode, prefix) => {
    expect(containingPrefix(adcode)).toBe(prefix);
  });
});

test('a province does not name a city unless it is one', () => {
  expect(['510000', '510100', '310000', '710000'].map(namesCity)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
