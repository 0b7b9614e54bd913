import { describe, expect, test } from '@jest/globals';
import type { BusinessHours } from '../../protocol/index.js';
import { nextOnDuty, plannedUntil } from './duty-plan.js';

const at = (clock: string) => new Date(`2026-11-27T${clock}:00+08:00`);
const shift = (from: string, to: string) => ({ from: at(from), to: at(to) });
const day: BusinessHours['week'][number] = [['09:00', '18:00']];
const hours: BusinessHours = {
  timeZone: 'Asia/Shanghai',
  week: [day, day, day, day, day, day, day],
  holidays: 'none',
  exceptions: [],
};

describe('who comes next', () => {
  test.each<[string, ReturnType<typeof shift>[], BusinessHours | null, string, string | null]>([
    [
      'the earlier of two',
      [shift('14:00', '18:00'), shift('10:00', '12:00')],
      null,
      '08:00',
      '10:00',
    ],
    ['not before the team opens', [shift('07:00', '12:00')], hours, '06:00', '09:00'],
    ['nobody once it is closed', [shift('18:30', '22:00')], hours, '18:00', null],
    ['who should be there already', [shift('09:00', '12:00')], null, '10:00', null],
    [
      'there already, though another comes',
      [shift('09:00', '12:00'), shift('13:00', '18:00')],
      null,
      '10:00',
      null,
    ],
    ['nobody planned', [], hours, '08:00', null],
  ])('%s', (_case, shifts, open, now, expected) => {
    expect(nextOnDuty(shifts, open, at(now))).toEqual(expected && at(expected));
  });
});

describe('how far the plan reaches', () => {
  test.each<[string, ReturnType<typeof shift>[], string | null]>([
    ['nobody now', [shift('12:00', '18:00')], null],
    ['to the end of a shift', [shift('08:00', '12:00')], '12:00'],
    ['over one that follows', [shift('12:00', '18:00'), shift('08:00', '12:00')], '18:00'],
    ['to a break', [shift('08:00', '12:00'), shift('13:00', '18:00')], '12:00'],
    ['over one within another', [shift('08:00', '17:00'), shift('09:00', '10:00')], '17:00'],
  ])('%s', (_case, shifts, expected) => {
    expect(plannedUntil(shifts, at('10:00'))).toEqual(expected && at(expected));
  });
});
