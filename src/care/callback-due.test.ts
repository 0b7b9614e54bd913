import { expect, test } from '@jest/globals';
import type { BusinessHours, CallbackTime } from '../protocol/index.js';
import { callbackDue } from './callback-due.js';

const nineToSix: BusinessHours = {
  timeZone: 'Asia/Shanghai',
  week: Array.from({ length: 7 }, (): [string, string][] => [['09:00', '18:00']]),
  holidays: 'china',
  exceptions: [],
};
const never: BusinessHours = { ...nineToSix, week: nineToSix.week.map(() => []) };
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`);

/** 2026-11-26 is a Thursday; 2026-10-01 to 07 are holidays, and 10-10, a Saturday, is worked. */
test.each<[CallbackTime, string, BusinessHours | null, string]>([
  ['soon', '2026-11-26 10:00', null, '2026-11-26 11:00'],
  ['soon', '2026-11-26 17:30', nineToSix, '2026-11-27 09:30'],
  ['soon', '2026-11-26 10:00', never, '2026-11-26 11:00'],
  ['morning', '2026-11-26 10:00', null, '2026-11-26 12:00'],
  ['morning', '2026-11-26 12:00', null, '2026-11-27 12:00'],
  ['afternoon', '2026-11-26 12:01', nineToSix, '2026-11-26 18:00'],
  ['evening', '2026-11-26 22:00', null, '2026-11-27 21:00'],
  ['morning', '2026-11-27 15:00', null, '2026-11-30 12:00'],
  ['evening', '2026-10-01 09:00', null, '2026-10-08 21:00'],
  ['morning', '2026-10-09 13:00', null, '2026-10-10 12:00'],
])('%s, asked at %s', (wish, asked, hours, due) => {
  expect(callbackDue(wish, at(asked), hours)).toEqual(at(due));
});
