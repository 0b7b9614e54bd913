import { expect, test } from '@jest/globals';
import { isWithinCity } from './rate-zone.js';

test.each([
  ['510104', '510107', true],
  ['510100', '510700', false],
  ['510000', '510000', false],
  ['310104', '310115', true],
  ['310000', '310100', true],
  ['310000', '510100', false],
])('%s → %s lies within a city: %s', (from, to, within) => {
  expect(isWithinCity(from, to)).toBe(within);
});
