import { dayIn, parseTime } from '../../logistics/local-time.js';
import { dayKindOf } from '../../logistics/outlets/public-holidays.js';
import type { BusinessHours } from '../../protocol/index.js';

const DAY_MS = 24 * 3_600_000;
/** Nobody is closed for longer; who is has no hours at all. */
const DAYS_AHEAD = 60;
const FRIDAY = 4;

/** One shift as instants; `to` is no longer part of it. */
export interface Shift {
  from: Date;
  to: Date;
}

/** Whether the hours cover an instant; null: always. */
export function isOpen(hours: BusinessHours | null, at: Date): boolean {
  if (!hours) return true;
  return shiftsOf(hours, dayIn(hours.timeZone, at)).some(({ from, to }) => from <= at && at < to);
}

/** When it opens next after an instant at which it is closed; null where it never does. */
export function opensNext(hours: BusinessHours, at: Date): Date | null {
  for (let ahead = 0, day = dayIn(hours.timeZone, at); ahead <= DAYS_AHEAD; ahead++) {
    const next = shiftsOf(hours, day).find(({ from }) => from > at);
    if (next) return next.from;
    day = dayAfter(day);
  }
  return null;
}

/**
 * The instant at which so much open time has passed; null where it never will.
 *
 * @param length in milliseconds
 */
export function afterOpenTime(
  hours: BusinessHours | null,
  start: Date,
  length: number,
): Date | null {
  if (!hours) return new Date(start.getTime() + length);
  let left = length;
  for (let ahead = 0, day = dayIn(hours.timeZone, start); ahead <= DAYS_AHEAD; ahead++) {
    for (const { from, to } of shiftsOf(hours, day)) {
      const begin = Math.max(from.getTime(), start.getTime());
      const open = to.getTime() - begin;
      if (open <= 0) continue;
      if (left <= open) return new Date(begin + left);
      left -= open;
    }
    day = dayAfter(day);
  }
  return null;
}

/** When it is closed between two instants, in order; none for hours that are always open. */
export function closedBetween(hours: BusinessHours | null, from: Date, to: Date): Shift[] {
  if (!hours) return [];
  const closed: Shift[] = [];
  let since = from;
  for (let day = dayIn(hours.timeZone, from), ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    for (const shift of shiftsOf(hours, day)) {
      if (shift.to <= since) continue;
      if (shift.from >= to) break;
      if (shift.from > since) closed.push({ from: since, to: shift.from });
      since = shift.to;
    }
    if (since >= to) return closed;
    day = dayAfter(day);
    if (day > dayIn(hours.timeZone, to)) break;
  }
  return [...closed, { from: since, to }];
}

/** A wall of hundreds of clocks asks for the same few days. */
const reckoned = new WeakMap<BusinessHours, Map<string, Shift[]>>();

/** The shifts of a day, `2026-11-23`. */
function shiftsOf(hours: BusinessHours, day: string): Shift[] {
  const days = reckoned.get(hours) ?? new Map<string, Shift[]>();
  reckoned.set(hours, days);
  const known = days.get(day);
  if (known) return known;
  const shifts = reckonShifts(hours, day);
  days.set(day, shifts);
  return shifts;
}

function reckonShifts(hours: BusinessHours, day: string): Shift[] {
  return clocksOf(hours, day).flatMap(([opens, closes]) => {
    const from = parseTime(`${day} ${opens}`, hours.timeZone);
    const to =
      closes === '24:00'
        ? parseTime(`${dayAfter(day)} 00:00`, hours.timeZone)
        : parseTime(`${day} ${closes}`, hours.timeZone);
    return from && to ? [{ from, to }] : [];
  });
}

function clocksOf({ week, holidays, exceptions }: BusinessHours, day: string) {
  const exception = exceptions.find((own) => own.day === day);
  if (exception) return exception.shifts;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const kind = holidays === 'china' ? dayKindOf(day) : 'plain';
  if (kind === 'holiday') return [];
  const worked = kind === 'made_up' && weekday > FRIDAY ? FRIDAY : weekday;
  return week[worked] ?? [];
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
