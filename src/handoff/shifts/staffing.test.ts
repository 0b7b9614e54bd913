import { expect, test } from '@jest/globals';
import { peopleNeeded, staffingHours } from './staffing.js';

// The first three are the vectors of the domain facts, section 7.
test.each([
  [100, 180, 1, 8],
  [240, 300, 1, 25],
  [1000, 180, 1, 56],
  [240, 300, 5, 5],
  [0, 180, 1, 0],
])('%d an hour of %d s, %d at once: %d people', (perHour, handlingSeconds, atOnce, people) => {
  expect(peopleNeeded({ perHour, handlingSeconds }, atOnce)).toBe(people);
});

test('an hour counts who is there for all of it, and what came on that hour of the week', () => {
  const at = (clock: string) => `2026-11-27T${clock}:00.000Z`;
  const period = { from: new Date(at('01:00')), to: new Date(at('04:00')) };
  const shifts = [
    { startsAt: at('00:00'), endsAt: at('03:00') },
    { startsAt: at('01:30'), endsAt: at('08:00') },
  ];
  const loads = [{ day: 4, hour: 2, perHour: 100, handlingSeconds: 180 }];
  const how = {
    atOnce: 1,
    dayAndHour: (time: Date): [number, number] => [(time.getUTCDay() + 6) % 7, time.getUTCHours()],
  };
  expect(staffingHours(period, shifts, loads, how)).toEqual([
    { at: at('01:00'), planned: 1, needed: 0 },
    { at: at('02:00'), planned: 2, needed: 8 },
    { at: at('03:00'), planned: 1, needed: 0 },
  ]);
  const [first] = staffingHours(period, shifts, null, how);
  expect(first?.needed).toBeNull();
});
