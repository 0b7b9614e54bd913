import type { DelayHours, NoticeLine } from '../../protocol/index.js';

const HOUR = 3_600_000;

/**
 * How much later notices make a parcel. One storm that two notices tell of delays it once, so the
 * longest counts, not the sum.
 *
 * @returns null where none of them delays anything
 */
export function delayOf(notices: readonly Pick<NoticeLine, 'delayHours'>[]): DelayHours | null {
  const delays = notices.flatMap(({ delayHours }) => (delayHours ? [delayHours] : []));
  if (delays.length === 0) return null;
  const longest = (end: 0 | 1) => Math.max(...delays.map((hours) => hours[end]));
  return [longest(0), longest(1)];
}

/** A range of times with a delay on top: at least and at most so much later. */
export function laterBy<Range extends { earliest: Date; latest: Date }>(
  range: Range,
  delay: DelayHours | null,
): Range {
  if (!delay) return range;
  const shifted = (time: Date, hours: number) => new Date(time.getTime() + hours * HOUR);
  const [least, most] = delay;
  return {
    ...range,
    earliest: shifted(range.earliest, least),
    latest: shifted(range.latest, most),
  };
}

/**
 * A range of days with a delay on top, in whole days: the range grows, because the delay is
 * itself a range.
 *
 * @example daysWithDelay([2, 3], [6, 30]) // [2, 5]: at best it costs no whole day
 */
export function daysWithDelay(
  [from, until]: readonly [number, number],
  delay: DelayHours | null,
): [number, number] {
  if (!delay) return [from, until];
  return [from + Math.floor(delay[0] / 24), until + Math.ceil(delay[1] / 24)];
}
