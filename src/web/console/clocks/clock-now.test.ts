import { expect, test } from '@jest/globals';
import type { SlaClock } from '../../../protocol/index.js';
import { clockNow } from './clock-now.js';

const MINUTE = 60_000;
const NOON = Date.parse('2026-11-23T12:00:00.000Z');
const iso = (minutes: number) => new Date(NOON + minutes * MINUTE).toISOString();

/** Ten minutes from noon on, of which it stands from the fourth minute to the hundred and fourth. */
const clock: SlaClock = {
  kind: 'accept',
  warnAt: iso(108),
  dueAt: iso(110),
  pauses: [{ from: iso(4), to: iso(104) }],
};

test.each<[number, ReturnType<typeof clockNow>]>([
  [0, { stage: null, leftMs: 10 * MINUTE, standsUntil: null }],
  [4, { stage: null, leftMs: 6 * MINUTE, standsUntil: iso(104) }],
  [60, { stage: null, leftMs: 6 * MINUTE, standsUntil: iso(104) }],
  [104, { stage: null, leftMs: 6 * MINUTE, standsUntil: null }],
  [108, { stage: 'warning', leftMs: 2 * MINUTE, standsUntil: null }],
  [110, { stage: 'breach', leftMs: 0, standsUntil: null }],
  [115, { stage: 'breach', leftMs: -5 * MINUTE, standsUntil: null }],
])('%d minutes past noon', (minutes, expected) => {
  expect(clockNow(clock, NOON + minutes * MINUTE)).toEqual(expected);
});
