import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayIn, parseTime } from './local-time.js';

describe('parseTime', () => {
  test.each([
    ['2026-11-23 12:00:00', 'Asia/Shanghai', '2026-11-23T04:00:00.000Z'],
    ['2026-11-23 12:00', 'Asia/Shanghai', '2026-11-23T04:00:00.000Z'],
    ['2026/11/3 9:05', 'Asia/Shanghai', '2026-11-03T01:05:00.000Z'],
    ['2026-11-23', 'Asia/Shanghai', '2026-11-22T16:00:00.000Z'],
    ['2026-11-23T12:00:00', 'Asia/Urumqi', '2026-11-23T06:00:00.000Z'],
    ['2026-11-23T12:00:00+09:00', 'Asia/Shanghai', '2026-11-23T03:00:00.000Z'],
    ['2026-11-23T12:00:00-0330', 'Asia/Shanghai', '2026-11-23T15:30:00.000Z'],
    ['2026-11-23T12:00:00.25Z', 'Asia/Shanghai', '2026-11-23T12:00:00.250Z'],
    ['2026-07-01 12:00', 'America/New_York', '2026-07-01T16:00:00.000Z'],
    ['2026-12-01 12:00', 'America/New_York', '2026-12-01T17:00:00.000Z'],
    ['2026-03-08 03:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2028-02-29 00:00:00', 'UTC', '2028-02-29T00:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(parseTime(text, zone)?.toISOString()).toBe(instant);
  });

  test.each([
    '',
    'yesterday',
    '2026-02-30 12:00:00',
    '2026-02-29 12:00:00',
    '2026-13-01 12:00:00',
    '2026-00-10 12:00:00',
    '2026-11-23 24:00:00',
    '2026-11-23 12:60:00',
    '2026-11-23 12:00:61',
    '2026-11-23 12',
    '2026-11/23 12:00',
    '2026-11-23T12:00:00+15:00',
    '20261123120000',
    '1763900000',
    'NaN',
    '2026-11-23 12:00:00; drop table waybill',
  ])('%j is no time', (text) => {
    expect(parseTime(text, 'Asia/Shanghai')).toBeNull();
  });

  test('reads back what it means, in any zone', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom('Asia/Shanghai', 'UTC', 'Asia/Kathmandu', 'Asia/Tokyo'),
        (instant, zone) => {
          const shown = new Intl.DateTimeFormat('sv-SE', {
            timeZone: zone,
            dateStyle: 'short',
            timeStyle: 'medium',
          }).format(instant);
          const seconds = Math.floor(instant.getTime() / 1000) * 1000;
          expect(parseTime(shown, zone)?.getTime()).toBe(seconds);
        },
      ),
    );
  });
});

test.each([
  ['Asia/Shanghai', '2026-11-22T16:00:00Z', '2026-11-23'],
  ['Asia/Shanghai', '2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['America/New_York', '2026-11-23T04:59:59Z', '2026-11-22'],
  ['UTC', '2026-01-01T00:00:00Z', '2026-01-01'],
])('in %s, %s is on %s', (zone, instant, day) => {
  expect(dayIn(zone, new Date(instant))).toBe(day);
});
