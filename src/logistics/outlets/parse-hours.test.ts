import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hoursText, type Shift, weekdays, type WeeklyHours } from './outlet-hours.js';
import { parseHours } from './parse-hours.js';

const week = (workday: Shift[], weekend = workday): WeeklyHours => ({
  mon: workday,
  tue: workday,
  wed: workday,
  thu: workday,
  fri: workday,
  sat: weekend,
  sun: weekend,
});
const day: Shift = ['08:30', '20:00'];

describe('parseHours', () => {
  test.each<[string, WeeklyHours]>([
    ['08:30-20:00', week([day])],
    ['8:30～20:00', week([day])],
    ['每天 08：30－20：00', week([day])],
    ['24小时', week([['00:00', '24:00']])],
    ['周一至周五 08:30-20:00', week([day], [])],
    ['星期一到星期五：08:30-20:00；周六、周日 休息', week([day], [])],
    [
      '工作日 08:30-12:00,13:30-18:00; 周末 9:00-17:00',
      week(
        [
          ['08:30', '12:00'],
          ['13:30', '18:00'],
        ],
        [['09:00', '17:00']],
      ),
    ],
    ['mon-fri 08:30-20:00; Sat, Sun closed', week([day], [])],
    ['Daily 22:00-06:00', week([['22:00', '06:00']])],
    ['周一至周日 08:30-20:00; 法定节假日 休息', { ...week([day]), holidays: [] }],
    [
      'mon-sun 08:30-20:00; holidays 10:00-16:00',
      { ...week([day]), holidays: [['10:00', '16:00']] },
    ],
    ['全年无休 08:30-20:00', week([day])],
    ['週一至週五 08:30-20:00；週六日 休息', week([day], [])],
    ['禮拜三 08:30-20:00；國定假日 休息', { ...week([]), wed: [day], holidays: [] }],
    ['周三 08:30-20:00;', { ...week([]), wed: [day] }],
  ])('%s', (text, hours) => {
    expect(parseHours(text)).toEqual(hours);
  });

  test.each([
    '',
    '随时',
    '08:30',
    '08:30-25:00',
    '08:60-20:00',
    '8.30-20.00',
    '周八 08:30-20:00',
    '周五至周一 08:30-20:00',
    '周一 08:30-20:00; 周一 09:00-17:00',
    '08:30-20:00 休息',
    'mon-wed-fri 08:30-20:00',
    '1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00',
  ])('%j cannot be read', (text) => {
    expect(parseHours(text)).toBeNull();
  });

  test('reads what hoursText writes', () => {
    const clock = fc
      .integer({ min: 0, max: 24 * 60 - 1 })
      .map(
        (minute) =>
          `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
      );
    const shifts = fc.array(fc.tuple(clock, clock), { maxLength: 3 });
    const anyWeek = fc
      .tuple(...weekdays.map(() => shifts), fc.option(shifts, { nil: undefined }))
      .map((given) => {
        const hours = Object.fromEntries(weekdays.map((name, at) => [name, given[at] ?? []]));
        const holidays = given[7];
        return { ...hours, ...(holidays ? { holidays } : {}) } as WeeklyHours;
      });
    fc.assert(
      fc.property(anyWeek, fc.constantFrom('zh-CN' as const, 'en' as const), (hours, locale) => {
        expect(parseHours(hoursText(hours, locale))).toEqual(hours);
      }),
    );
  });

  test('a long text does not take long', () => {
    expect(parseHours('周一'.repeat(50_000))).toBeNull();
    expect(parseHours(`${'08:30-'.repeat(20_000)}x`)).toBeNull();
  });
});
