import { expect, test } from '@jest/globals';
import { figuresOf, type Visit } from './figures.js';
import type { Matter } from './plan.js';

const MINUTE = 60_000;
const serving = { lengthMs: 60 * MINUTE, servers: 2, withinMs: MINUTE };

/** Minutes; null for what did not happen. */
function visit(
  matter: Matter,
  queued: number | null,
  taken: number | null,
  closed: number | null,
  left = false,
): Visit {
  const ms = (minutes: number | null) => (minutes === null ? null : minutes * MINUTE);
  return { matter, queuedAt: ms(queued), takenAt: ms(taken), closedAt: ms(closed), left };
}

const visits = [
  visit('other', 0, 1, 11),
  visit('other', 5, 8, 18),
  visit('other', 6, null, 9, true),
  visit('life', 10, 10.5, 40.5),
  // Never came to a person, so it is no part of the waits.
  visit('vip', null, null, 12),
  // Half of it is after the hour.
  visit('anger', 49, 50, 70),
];

test('waits, by what they were for', () => {
  const { all, byMatter, meanWaitMs } = figuresOf(visits, serving);
  expect(all).toEqual({
    queued: 5,
    taken: 4,
    left: 1,
    medianMs: MINUTE,
    p90Ms: 3 * MINUTE,
    longestMs: 3 * MINUTE,
  });
  expect(byMatter.life).toMatchObject({ taken: 1, medianMs: MINUTE / 2 });
  expect(byMatter.vip).toEqual({
    queued: 0,
    taken: 0,
    left: 0,
    medianMs: Number.NaN,
    p90Ms: Number.NaN,
    longestMs: Number.NaN,
  });
  expect(meanWaitMs / MINUTE).toBeCloseTo(5.5 / 4);
});

test('who left counts against the service level and as abandoned', () => {
  const { serviceLevel, abandoned } = figuresOf(visits, serving);
  expect(serviceLevel).toBeCloseTo(3 / 5);
  expect(abandoned).toBeCloseTo(1 / 5);
});

test('only work within the hour is occupancy; handling is measured whole', () => {
  const { occupancy, meanHandlingMs, perHour } = figuresOf(visits, serving);
  expect(occupancy).toBeCloseTo((10 + 10 + 30 + 10) / 120);
  expect(meanHandlingMs / MINUTE).toBeCloseTo((10 + 10 + 30 + 20) / 4);
  expect(perHour).toBe(5);
});

test('Erlang C is asked for the same load', () => {
  const { expected, perHour, meanHandlingMs } = figuresOf(visits, serving);
  expect(expected?.traffic).toBeCloseTo((perHour * meanHandlingMs) / 3_600_000);
  expect(figuresOf(visits, { ...serving, servers: 1 }).expected).toBeNull();
});
