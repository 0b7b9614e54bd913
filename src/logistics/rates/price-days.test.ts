import { expect, test } from '@jest/globals';
import { overlap, type PriceDays } from './price-days.js';

const days = (text: string): PriceDays => {
  const [from = '', until] = text.split('..');
  return { from, until: until || null };
};

test.each([
  ['2026-01-01..2026-06-30', '2026-07-01..2026-12-31', false],
  ['2026-01-01..2026-07-01', '2026-07-01..2026-12-31', true],
  ['2026-01-01..2026-12-31', '2026-03-01..2026-03-31', true],
  ['2026-01-01..2026-12-31', '2026-12-31..', true],
  ['2026-01-01..2026-12-31', '2027-01-01..', false],
  // The one without a last day ends when the other begins.
  ['2026-01-01..', '2026-07-01..2026-12-31', false],
  ['2026-01-01..', '2026-07-01..', false],
  ['2026-01-01..', '2026-01-01..2026-01-31', true],
])('%s and %s overlap: %s', (one, other, expected) => {
  expect(overlap(days(one), days(other))).toBe(expected);
  expect(overlap(days(other), days(one))).toBe(expected);
});
