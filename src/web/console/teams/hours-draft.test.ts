import { describe, expect, test } from '@jest/globals';
import { clockOptions, hoursInWords, isSound, nextShift, officeHours } from './hours-draft.js';
import type { Shift } from './hours-draft.js';

const names = ['一', '二', '三', '四', '五', '六', '日'];

test('a day has quarters of hours up to its end, and what is set besides', () => {
  const options = clockOptions('08:50');
  expect([options.length, options[0], options.at(-1)]).toEqual([98, '00:00', '24:00']);
  expect(options).toContain('08:50');
});

test.each<[Shift[], Shift | null]>([
  [[], ['09:00', '18:00']],
  [[['08:00', '12:00']], ['13:00', '17:00']],
  [[['08:00', '20:30']], ['21:00', '24:00']],
  [[['08:00', '23:30']], null],
])('after %j comes %j', (shifts, next) => {
  expect(nextShift(shifts)).toEqual(next);
});

describe('hours', () => {
  const withDay = (shifts: Shift[]) => ({
    ...officeHours,
    week: [shifts, ...officeHours.week.slice(1)],
  });
  const closedOn = (day: string) => ({ day, shifts: [] });
  test.each([
    ['of an office', officeHours, true],
    ['split', withDay([['08:00', '12:00'], ['12:00', '24:00']]), true], // prettier-ignore
    ['backwards', withDay([['12:00', '08:00']]), false],
    ['that overlap', withDay([['08:00', '12:00'], ['11:45', '13:00']]), false], // prettier-ignore
    ['without a date', { ...officeHours, exceptions: [closedOn('')] }, false],
    [
      'twice a date',
      { ...officeHours, exceptions: [closedOn('2026-12-24'), closedOn('2026-12-24')] },
      false,
    ],
  ])('%s', (_what, hours, sound) => {
    expect(isSound(hours)).toBe(sound);
  });

  test('are said in few words', () => {
    expect(hoursInWords(officeHours, names, '休')).toBe('一–五 09:00–18:00；六–日 休');
    expect(
      hoursInWords(
        withDay([
          ['08:00', '12:00'],
          ['13:00', '20:00'],
        ]),
        names,
        '休',
      ),
    ).toBe('一 08:00–12:00 13:00–20:00；二–五 09:00–18:00；六–日 休');
  });
});
