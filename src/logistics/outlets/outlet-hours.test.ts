import { describe, expect, test } from '@jest/globals';
import {
  hoursText,
  isOpenAt,
  type Shift,
  weeklyHoursSchema,
  type WeeklyHours,
} from './outlet-hours.js';

const everyDay = (...shifts: Shift[]): WeeklyHours => ({
  mon: shifts,
  tue: shifts,
  wed: shifts,
  thu: shifts,
  fri: shifts,
  sat: shifts,
  sun: shifts,
});
const split = everyDay(['08:30', '12:00'], ['13:30', '18:00']);
const weekdaysOnly: WeeklyHours = { ...split, sat: [], sun: [] };
const night = everyDay(['22:00', '06:00']);
const fridayNight: WeeklyHours = { ...everyDay(), fri: [['22:00', '06:00']] };
const festive: WeeklyHours = { ...weekdaysOnly, holidays: [['09:00', '12:00']] };
const closedOnHolidays: WeeklyHours = { ...everyDay(['08:00', '20:00']), holidays: [] };
const always = everyDay(['00:00', '24:00']);

describe('isOpenAt', () => {
  // 2026-11-23 is a Monday. The offset shows the zone of whoever asks, which must not matter.
  test.each<[string, WeeklyHours, string, boolean]>([
    ['before opening', split, '2026-11-23T08:29:59+08:00', false],
    ['on the minute', split, '2026-11-23T08:30:00+08:00', true],
    ['at noon', split, '2026-11-23T12:00:00+08:00', false],
    ['between the shifts', split, '2026-11-23T13:00:00+08:00', false],
    ['in the second shift', split, '2026-11-23T17:59:59+08:00', true],
    ['at closing', split, '2026-11-23T18:00:00+08:00', false],
    ['asked from another zone', split, '2026-11-23T01:00:00Z', true],
    ['already Monday in China', weekdaysOnly, '2026-11-22T20:00:00-08:00', false],
    ['Monday noon in China', weekdaysOnly, '2026-11-22T22:00:00-08:00', true],
    ['on a Sunday', weekdaysOnly, '2026-11-22T10:00:00+08:00', false],
    ['late in a night shift', night, '2026-11-23T23:00:00+08:00', true],
    ['early in a night shift', night, '2026-11-23T05:59:00+08:00', true],
    ['by day at a night outlet', night, '2026-11-23T06:00:00+08:00', false],
    ["Friday's shift runs into Saturday", fridayNight, '2026-11-28T03:00:00+08:00', true],
    ["Friday's shift does not begin on Thursday", fridayNight, '2026-11-27T03:00:00+08:00', false],
    // 2026-02-17 is the Spring Festival, a Tuesday; Saturday 2026-02-14 is worked for it.
    ['on a holiday by its own hours', festive, '2026-02-17T10:00:00+08:00', true],
    ['on a holiday after its own hours', festive, '2026-02-17T14:00:00+08:00', false],
    ['on a weekend day that is worked', festive, '2026-02-14T14:00:00+08:00', true],
    ['on a plain Saturday', festive, '2026-03-07T14:00:00+08:00', false],
    ['closed on holidays', closedOnHolidays, '2026-10-01T14:00:00+08:00', false],
    ['closed on holidays, the day after', closedOnHolidays, '2026-10-09T14:00:00+08:00', true],
    ['without a word on holidays', split, '2026-02-17T10:00:00+08:00', true],
    ['round the clock at midnight', always, '2026-11-23T00:00:00+08:00', true],
    ['round the clock in the last minute', always, '2026-11-23T23:59:59+08:00', true],
  ])('%s', (_, hours, instant, open) => {
    expect(isOpenAt(hours, new Date(instant))).toBe(open);
  });
});

describe('hoursText', () => {
  test.each<[WeeklyHours, string]>([
    [everyDay(['08:30', '20:00']), '08:30–20:00'],
    [split, '08:30–12:00、13:30–18:00'],
    [weekdaysOnly, '周一至周五 08:30–12:00、13:30–18:00；周六、周日 休息'],
    [
      { ...everyDay(['08:30', '20:00']), wed: [], sun: [['09:00', '17:00']] },
      '周一、周二 08:30–20:00；周三 休息；周四至周六 08:30–20:00；周日 09:00–17:00',
    ],
    [everyDay(), '休息'],
    [festive, '周一至周五 08:30–12:00、13:30–18:00；周六、周日 休息；法定节假日 09:00–12:00'],
    [closedOnHolidays, '08:00–20:00；法定节假日 休息'],
  ])('%#', (hours, text) => {
    expect(hoursText(hours)).toBe(text);
  });

  test('speaks the other languages', () => {
    expect(hoursText(weekdaysOnly, 'zh-TW')).toBe(
      '週一至週五 08:30–12:00、13:30–18:00；週六、週日 休息',
    );
    expect(hoursText(weekdaysOnly, 'en')).toBe('Mon–Fri 08:30–12:00, 13:30–18:00; Sat, Sun closed');
  });
});

test('hours that no clock shows are refused', () => {
  for (const shift of [['8:30', '20:00'], ['08:60', '20:00'], ['08:30', '25:00'], ['08:30']]) {
    expect(weeklyHoursSchema.safeParse({ ...split, mon: [shift] }).success).toBe(false);
  }
});
