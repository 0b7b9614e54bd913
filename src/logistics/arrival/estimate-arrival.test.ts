import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { estimateArrival, quantile } from './estimate-arrival.js';

const HOUR = 3_600_000;
const pickedUpAt = new Date('2026-11-23T00:00:00Z');
const afterHours = (hours: number) => new Date(pickedUpAt.getTime() + hours * HOUR);
/** Trips of 1 to 100 hours. */
const hundred = Array.from({ length: 100 }, (_, at) => (at + 1) * HOUR);

describe('estimateArrival', () => {
  test('gives the half and four fifths of the trips', () => {
    expect(estimateArrival(hundred, { pickedUpAt, now: pickedUpAt })).toEqual({
      kind: 'range',
      earliest: afterHours(50.5),
      latest: afterHours(80.2),
      trips: 100,
    });
  });

  test('leaves out the trips that were faster than this one can be', () => {
    expect(estimateArrival(hundred, { pickedUpAt, now: afterHours(60) })).toEqual({
      kind: 'range',
      earliest: afterHours(80.5),
      latest: afterHours(92.2),
      trips: 100,
    });
  });

  test.each<[string, number[], number, object]>([
    ['no trips', [], 1, { kind: 'too_few', trips: 0 }],
    ['too few trips', hundred.slice(0, 19), 1, { kind: 'too_few', trips: 19 }],
    ['nearly all trips faster', hundred, 96, { kind: 'later_than_usual', trips: 100 }],
    ['all trips faster', hundred, 500, { kind: 'later_than_usual', trips: 100 }],
  ])('%s', (_, durations, hours, estimate) => {
    expect(estimateArrival(durations, { pickedUpAt, now: afterHours(hours) })).toEqual(estimate);
  });

  test('never names a time that has passed, and never an empty range', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 * 24 * HOUR }), { minLength: 20, maxLength: 60 }),
        fc.integer({ min: 0, max: 40 * 24 }),
        (durations, hours) => {
          const now = afterHours(hours);
          const estimate = estimateArrival(durations, { pickedUpAt, now });
          if (estimate.kind !== 'range') return;
          expect(estimate.earliest.getTime()).toBeGreaterThanOrEqual(now.getTime());
          expect(estimate.latest.getTime()).toBeGreaterThanOrEqual(estimate.earliest.getTime());
        },
      ),
    );
  });
});

test.each([
  [[5], 0.8, 5],
  [[0, 10], 0.5, 5],
  [[0, 10, 20], 0.8, 16],
  [[1, 2, 3, 4], 0, 1],
  [[1, 2, 3, 4], 1, 4],
])('of %j the share %d lies below %d', (values, share, value) => {
  expect(quantile(values, share)).toBeCloseTo(value, 9);
});
