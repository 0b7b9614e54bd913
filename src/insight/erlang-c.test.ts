import { expect, test } from '@jest/globals';
import { erlangC } from './erlang-c.js';

/** The vectors of the field's facts: what is needed for 80 % within 20 seconds. */
test.each([
  { perHour: 100, handlingSeconds: 180, servers: 8, waiting: 0.1673, level: 0.8801, mean: 10.04 },
  { perHour: 240, handlingSeconds: 300, servers: 25, waiting: 0.2091, level: 0.8502, mean: 12.55 },
  { perHour: 1000, handlingSeconds: 180, servers: 56, waiting: 0.3093, level: 0.8412, mean: 9.28 },
])('$perHour an hour of $handlingSeconds s by $servers', ({ waiting, level, mean, ...load }) => {
  const expected = erlangC(load);
  expect(expected?.waiting).toBeCloseTo(waiting, 4);
  expect(expected?.servedWithin(20)).toBeCloseTo(level, 4);
  expect(expected?.meanWaitSeconds).toBeCloseTo(mean, 2);
});

test('one less than the vectors does not reach the level', () => {
  expect(
    erlangC({ perHour: 100, handlingSeconds: 180, servers: 7 })?.servedWithin(20),
  ).toBeLessThan(0.8);
});

test.each([
  ['as much comes as can be served', { perHour: 20, handlingSeconds: 180, servers: 1 }],
  ['more comes', { perHour: 100, handlingSeconds: 180, servers: 4 }],
  ['nobody serves', { perHour: 1, handlingSeconds: 1, servers: 0 }],
])('%s: the queue has no end', (_, load) => {
  expect(erlangC(load)).toBeNull();
});

test('where nothing comes nobody waits', () => {
  const idle = erlangC({ perHour: 0, handlingSeconds: 180, servers: 3 });
  expect(idle).toMatchObject({ traffic: 0, occupancy: 0, waiting: 0, meanWaitSeconds: 0 });
});
