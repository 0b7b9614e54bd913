import { expect, test } from '@jest/globals';
import { adcodeOfRegion, liesIn, regionOf } from './region.js';

test.each([
  ['510104', '510104'],
  ['510100', '5101'],
  ['510000', '51'],
  ['310000', '31'],
  ['310100', '31'],
  ['100000', ''],
])('%s is the region %j', (adcode, region) => {
  expect(regionOf(adcode)).toBe(region);
});

test.each([
  [['5101'], '510104', true],
  [['5101'], '510100', true],
  [['5101'], '510000', false],
  [['5101'], '511502', false],
  [['51', '31'], '310104', true],
  [['510104'], '510105', false],
  [[''], '650100', true],
  [[], '510104', false],
])('%j and %s: %s', (regions, adcode, inside) => {
  expect(liesIn(regions, adcode)).toBe(inside);
});

test('a region is shown by its code', () => {
  expect(['', '51', '5101', '510104'].map(adcodeOfRegion)).toEqual([
    '100000',
    '510000',
    '510100',
    '510104',
  ]);
});
