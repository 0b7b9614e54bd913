import type { TrackingState } from '../../protocol/index.js';
import type { DemoStep } from './demo-stages.js';
import type { SeededRandom } from './seeded-random.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHANGHAI_OFFSET = 8 * HOUR;

const OPENS = 8;
const CLOSES = 20;

/** States that come about at a door, hence by day. */
const BY_DAY = new Set<TrackingState>([
  'OUT_FOR_DELIVERY',
  'AT_LOCKER_OR_STATION',
  'DELIVERED',
  'ATTEMPT_FAILED',
  'REFUSED',
  'RETURNED',
]);

/** Hours since the last event, least and most, where a state keeps still for longer or less. */
const QUIET_HOURS: Partial<Record<TrackingState, readonly [number, number]>> = {
  CREATED: [0.1, 2],
  PICKUP_PENDING: [0.2, 3],
  OUT_FOR_DELIVERY: [0.3, 4],
  ATTEMPT_FAILED: [0.5, 5],
  DELIVERED: [3, 72],
  RETURNED: [5, 96],
  CANCELLED: [2, 72],
  LOST: [5, 96],
};

/** When the newest event of a parcel in that state happened. */
export function lastEventAt(state: TrackingState, random: SeededRandom, now: Date): Date {
  const quiet = hoursBetween(QUIET_HOURS[state] ?? [1, 10], random);
  const at = Math.floor((now.getTime() - quiet) / SECOND) * SECOND;
  return new Date(BY_DAY.has(state) ? latestDaytime(at) : at);
}

/** Gives each step its time, reckoned back from the last one. Whole seconds, strictly rising. */
export function placeInTime(
  steps: readonly DemoStep[],
  last: Date,
  random: SeededRandom,
): { step: DemoStep; at: Date }[] {
  let at = last.getTime();
  return steps
    .toReversed()
    .map((step) => {
      const placed = { step, at: new Date(at) };
      at -= Math.max(MINUTE, hoursBetween(step.after, random));
      return placed;
    })
    .reverse();
}

/** Eight in the evening, Shanghai, so many days after an instant. */
export function eveningAfter(instant: Date, days: number): Date {
  const local = instant.getTime() + SHANGHAI_OFFSET + days * DAY;
  return new Date(Math.floor(local / DAY) * DAY + CLOSES * HOUR - SHANGHAI_OFFSET);
}

/** The instant itself by day; at night the same minute of the hour before closing. */
function latestDaytime(instant: number): number {
  const hour = Math.floor((instant + SHANGHAI_OFFSET) / HOUR) % 24;
  if (hour < OPENS) return instant - (hour + 24 - CLOSES + 1) * HOUR;
  if (hour >= CLOSES) return instant - (hour - CLOSES + 1) * HOUR;
  return instant;
}

/** Milliseconds, in whole seconds. */
function hoursBetween([least, most]: readonly [number, number], random: SeededRandom): number {
  return Math.round(((least + random.next() * (most - least)) * HOUR) / SECOND) * SECOND;
}
