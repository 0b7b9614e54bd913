import { expect, test } from '@jest/globals';
import { aWeekLater, clockOf, dayOf, gapsOn, periodOf, spanOn, weekOf } from './week.js';

test.each([
  ['2026-11-27T10:00:00+08:00', 0, '2026-11-23'],
  ['2026-11-29T23:59:00+08:00', 0, '2026-11-23'],
  ['2026-11-30T00:00:00+08:00', 0, '2026-11-30'],
  ['2026-11-30T00:00:00+08:00', -1, '2026-11-23'],
  ['2026-12-28T00:00:00+08:00', 1, '2027-01-04'],
])('the week of %s, %d on, begins on %s', (now, weeks, monday) => {
  const week = weekOf(new Date(now), weeks);
  expect(week).toHaveLength(7);
  expect(week[0]).toBe(monday);
});

test('a week reaches from its Monday to the next', () => {
  const week = weekOf(new Date('2026-11-27T10:00:00+08:00'), 0);
  expect(periodOf(week)).toEqual({
    from: '2026-11-22T16:00:00.000Z',
    to: '2026-11-29T16:00:00.000Z',
  });
});

test.each([
  ['09:00', '18:00', '2026-11-27T01:00:00.000Z', '2026-11-27T10:00:00.000Z'],
  ['22:00', '06:00', '2026-11-27T14:00:00.000Z', '2026-11-27T22:00:00.000Z'],
  ['16:00', '00:00', '2026-11-27T08:00:00.000Z', '2026-11-27T16:00:00.000Z'],
])('a shift from %s to %s', (from, to, startsAt, endsAt) => {
  expect(spanOn('2026-11-27', from, to)).toEqual({ startsAt, endsAt });
  expect([dayOf(startsAt), clockOf(startsAt), clockOf(endsAt)]).toEqual(['2026-11-27', from, to]);
});

test('the same shifts a week later are new ones', () => {
  const shift = {
    id: 'a',
    staffId: 'lin',
    version: 3,
    ...spanOn('2026-11-27', '22:00', '06:00'),
  };
  expect(aWeekLater([shift])).toEqual([
    { staffId: 'lin', ...spanOn('2026-12-04', '22:00', '06:00') },
  ]);
});

test('hours that miss as many people are one gap', () => {
  const hour = (clock: string, planned: number, needed: number | null) => ({
    at: spanOn('2026-11-27', clock, '23:00').startsAt,
    planned,
    needed,
  });
  const hours = [
    hour('08:00', 1, 1),
    hour('09:00', 1, 3),
    hour('10:00', 2, 4),
    hour('11:00', 2, 3),
    hour('12:00', 3, 0),
    hour('13:00', 0, 1),
  ];
  expect(gapsOn('2026-11-27', hours)).toEqual([
    { from: 9, to: 11, missing: 2 },
    { from: 11, to: 12, missing: 1 },
    { from: 13, to: 14, missing: 1 },
  ]);
  expect(gapsOn('2026-11-28', hours)).toEqual([]);
  expect(gapsOn('2026-11-27', [hour('08:00', 1, null)])).toBeNull();
});
