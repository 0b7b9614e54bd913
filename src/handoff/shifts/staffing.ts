import { erlangC } from '../../insight/erlang-c.js';
import type { ShiftView, StaffingHour } from '../../protocol/index.js';

/** What came in on one hour of the week, on average, and how long it kept somebody. */
export interface HourLoad {
  /** From Monday, 0, to Sunday, 6. */
  day: number;
  hour: number;
  /** Arrivals per hour. */
  perHour: number;
  handlingSeconds: number;
}

/** Four of five within 20 seconds: the usual goal of the trade. */
const ANSWERED_SHARE = 0.8;
const WITHIN_SECONDS = 20;
const HOUR_MS = 3_600_000;
/** No team is larger. */
const SERVERS_AT_MOST = 5_000;

/**
 * How many people reach the goal, by Erlang C.
 * @param atOnce how many conversations each has at a time
 */
export function peopleNeeded(
  { perHour, handlingSeconds }: Pick<HourLoad, 'perHour' | 'handlingSeconds'>,
  atOnce: number,
): number {
  if (perHour === 0) return 0;
  const traffic = (perHour * handlingSeconds) / 3600;
  for (let servers = Math.floor(traffic) + 1; servers < SERVERS_AT_MOST; servers++) {
    const expected = erlangC({ perHour, handlingSeconds, servers });
    if (expected && expected.servedWithin(WITHIN_SECONDS) >= ANSWERED_SHARE)
      return Math.ceil(servers / atOnce);
  }
  return Math.ceil(SERVERS_AT_MOST / atOnce);
}

/**
 * Each hour of a period, with who is planned for all of it and what it takes.
 * @param loads of the hours of a week; null: too little is known
 * @param dayAndHour of an instant, by the company's clock
 */
export function staffingHours(
  { from, to }: { from: Date; to: Date },
  shifts: readonly Pick<ShiftView, 'startsAt' | 'endsAt'>[],
  loads: readonly HourLoad[] | null,
  { atOnce, dayAndHour }: { atOnce: number; dayAndHour: (at: Date) => [number, number] },
): StaffingHour[] {
  const spans = shifts.map(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)]);
  const needs = loads && new Map(loads.map((load) => [`${load.day} ${load.hour}`, load]));
  const count = Math.floor((to.getTime() - from.getTime()) / HOUR_MS);
  return Array.from({ length: count }, (_, index): StaffingHour => {
    const at = from.getTime() + index * HOUR_MS;
    const planned = spans.filter(([start = 0, end = 0]) => start <= at && at + HOUR_MS <= end);
    const load = needs?.get(dayAndHour(new Date(at)).join(' '));
    return {
      at: new Date(at).toISOString(),
      planned: planned.length,
      needed: needs && (load ? peopleNeeded(load, atOnce) : 0),
    };
  });
}
