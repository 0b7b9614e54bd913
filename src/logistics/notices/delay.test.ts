import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DelayHours } from '../../protocol/index.js';
import { daysWithDelay, delayOf, laterBy } from './delay.js';

test.each<[(DelayHours | undefined)[], DelayHours | null]>([
  [[], null],
  [[undefined], null],
  [[[2, 6]], [2, 6]],
  [
    [[2, 6], undefined, [1, 48]],
    [2, 48],
  ],
])('the delays %j together are %j', (delays, together) => {
  expect(delayOf(delays.map((delayHours) => ({ delayHours })))).toEqual(together);
});

test.each<[[number, number], DelayHours | null, [number, number]]>([
  [[2, 3], null, [2, 3]],
  [
    [2, 3],
    [0, 1],
    [2, 4],
  ],
  [
    [2, 3],
    [6, 30],
    [2, 5],
  ],
  [
    [2, 3],
    [24, 48],
    [3, 5],
  ],
])('%j days with %j hours are %j', (days, delay, later) => {
  expect(daysWithDelay(days, delay)).toEqual(later);
});

test('a range of times moves by the least and the most', () => {
  const range = {
    earliest: new Date('2026-11-23T00:00:00Z'),
    latest: new Date('2026-11-24T00:00:00Z'),
    trips: 40,
  };
  expect(laterBy(range, [6, 30])).toEqual({
    earliest: new Date('2026-11-23T06:00:00Z'),
    latest: new Date('2026-11-25T06:00:00Z'),
    trips: 40,
  });
  expect(laterBy(range, null)).toBe(range);
});

test('a delay never makes a range earlier, narrower or upside down', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
    .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
  fc.assert(
    fc.property(range, range, (days, delay) => {
      const [from, until] = daysWithDelay(days, delay);
      expect(from).toBeGreaterThanOrEqual(days[0]);
      expect(until).toBeGreaterThanOrEqual(days[1]);
      expect(until - from).toBeGreaterThanOrEqual(days[1] - days[0]);
    }),
  );
});
