import { describe, expect, test } from '@jest/globals';
import type { BusinessHours } from '../../protocol/index.js';
import { afterOpenTime, closedBetween, isOpen, opensNext } from './business-hours.js';

const split: [string, string][] = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
];
const hours: BusinessHours = {
  timeZone: 'Asia/Shanghai',
  week: [split, split, split, split, [['09:00', '17:00']], [], []],
  holidays: 'china',
  exceptions: [{ day: '2026-11-25', shifts: [['20:00', '24:00']] }],
};
const at = (local: string) => new Date(`${local}:00+08:00`);

describe('split shifts, holidays and days that differ', () => {
  test.each([
    ['the first minute', '2026-11-23T09:00', true],
    ['the lunch break', '2026-11-23T12:00', false],
    ['the second shift', '2026-11-23T13:30', true],
    ['the end is no part', '2026-11-23T18:00', false],
    ['a Saturday', '2026-11-28T10:00', false],
    ['an own exception closes the morning', '2026-11-25T10:00', false],
    ['and lasts to midnight', '2026-11-25T23:59', true],
    ['a public holiday', '2026-10-01T10:00', false],
    ['a made-up Saturday is worked as Friday', '2026-10-10T16:30', true],
    ['and ends as Friday does', '2026-10-10T17:30', false],
  ])('%s', (_case, local, expected) => {
    expect(isOpen(hours, at(local))).toBe(expected);
  });

  test('without hours it is always open', () => {
    expect(isOpen(null, at('2026-10-01T03:00'))).toBe(true);
  });
});

test.each([
  ['before the day', '2026-11-23T07:00', '2026-11-23T09:00'],
  ['at lunch', '2026-11-23T12:30', '2026-11-23T13:30'],
  ['in the evening: tomorrow', '2026-11-23T19:00', '2026-11-24T09:00'],
  ['over the weekend', '2026-11-27T17:00', '2026-11-30T09:00'],
  ['over the national holidays', '2026-09-30T18:00', '2026-10-08T09:00'],
])('opens next, %s', (_case, local, expected) => {
  expect(opensNext(hours, at(local))).toEqual(at(expected));
});

test('who never opens says so', () => {
  const never = { ...hours, week: [[], [], [], [], [], [], []], exceptions: [] };
  expect(opensNext(never, at('2026-11-23T07:00'))).toBeNull();
  expect(afterOpenTime(never, at('2026-11-23T07:00'), 1)).toBeNull();
});

test.each([
  ['within a shift', '2026-11-23T10:00', 30, '2026-11-23T10:30'],
  ['over lunch', '2026-11-23T11:50', 30, '2026-11-23T13:50'],
  ['begun at night', '2026-11-23T22:00', 30, '2026-11-24T09:30'],
  ['from Friday to Monday', '2026-11-27T16:50', 30, '2026-11-30T09:20'],
])('open time alone counts, %s', (_case, local, minutes, expected) => {
  expect(afterOpenTime(hours, at(local), minutes * 60_000)).toEqual(at(expected));
});

test('without hours all time counts', () => {
  expect(afterOpenTime(null, at('2026-11-23T22:00'), 60_000)).toEqual(at('2026-11-23T22:01'));
});

test.each<[string, string, string, [string, string][]]>([
  ['within a shift', '2026-11-23T10:00', '2026-11-23T11:00', []],
  [
    'over lunch',
    '2026-11-23T11:50',
    '2026-11-23T13:50',
    [['2026-11-23T12:00', '2026-11-23T13:30']],
  ],
  [
    'before it opens',
    '2026-11-23T08:00',
    '2026-11-23T08:30',
    [['2026-11-23T08:00', '2026-11-23T08:30']],
  ],
  [
    'over a weekend',
    '2026-11-27T16:50',
    '2026-11-30T09:20',
    [['2026-11-27T17:00', '2026-11-30T09:00']],
  ],
  [
    'over lunch and night',
    '2026-11-23T11:00',
    '2026-11-24T09:30',
    [
      ['2026-11-23T12:00', '2026-11-23T13:30'],
      ['2026-11-23T18:00', '2026-11-24T09:00'],
    ],
  ],
])('closed times, %s', (_case, from, to, expected) => {
  expect(closedBetween(hours, at(from), at(to))).toEqual(
    expected.map(([since, until]) => ({ from: at(since), to: at(until) })),
  );
  expect(closedBetween(null, at(from), at(to))).toEqual([]);
});
