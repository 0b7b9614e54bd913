import { expect, test } from '@jest/globals';
import { dueAt, legalDueAt, legalWarningAt } from './complaint-clocks.js';

const at = (text: string) => new Date(`${text}+08:00`);

test.each([
  ['the morning', '2026-03-02T09:00:00', '2026-03-09T23:59:59'],
  ['a minute to midnight', '2026-03-02T23:59:00', '2026-03-09T23:59:59'],
  ['a minute past it', '2026-03-03T00:01:00', '2026-03-10T23:59:59'],
  ['across a month', '2026-02-25T12:00:00', '2026-03-04T23:59:59'],
  [
    'across the national holidays, which do not stop it',
    '2026-09-30T12:00:00',
    '2026-10-07T23:59:59',
  ],
])('filed in %s the customer knows within seven calendar days', (_, filed, wanted) => {
  expect(legalDueAt(at(filed))).toEqual(at(wanted));
  expect(legalWarningAt(at(filed)).getTime()).toBe(at(wanted).getTime() - 24 * 3_600_000);
});

test.each([
  ['open', '2026-03-03T09:00:00'],
  ['answered', '2026-03-05T09:00:00'],
] as const)('%s: the next step is due %s', (state, wanted) => {
  expect(dueAt(state, at('2026-03-02T09:00:00'))).toEqual(at(wanted));
});

test('a closed one waits for nothing', () => {
  expect(dueAt('closed', at('2026-03-02T09:00:00'))).toBeNull();
});
