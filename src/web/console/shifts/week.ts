import type { ShiftView, StaffingHour } from '../../../protocol/index.js';
import { fromField, toField } from '../notices/business-time.js';

const DAY_MS = 24 * 3_600_000;

/** A day of the calendar, `2026-11-27`, by the clock of the business zone. */
export type Day = string;

/** The seven days, from Monday on, of the week so many weeks after the present one. */
export function weekOf(now: Date, weeks: number): Day[] {
  const today = Date.parse(`${dayOf(now.toISOString())}T00:00:00Z`);
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  const monday = today + (weeks * 7 - sinceMonday) * DAY_MS;
  return Array.from({ length: 7 }, (_, day) => isoDay(monday + day * DAY_MS));
}

/** The first instant of a week, and the first after it. */
export function periodOf(week: readonly Day[]): { from: string; to: string } {
  const [first = ''] = week;
  return {
    from: instantAt(first, '00:00'),
    to: instantAt(dayAfter(week.at(-1) ?? first), '00:00'),
  };
}

/** The day on which something begins. */
export function dayOf(iso: string): Day {
  return toField(iso).slice(0, 10);
}

/** `09:00`. */
export function clockOf(iso: string): string {
  return toField(iso).slice(11);
}

/** A shift of a day; one that ends no later than it begins ends on the next. */
export function spanOn(day: Day, from: string, to: string): { startsAt: string; endsAt: string } {
  const end = to > from ? day : dayAfter(day);
  return { startsAt: instantAt(day, from), endsAt: instantAt(end, to) };
}

/** The same shifts a week later. */
export function aWeekLater(shifts: readonly ShiftView[]): Omit<ShiftView, 'id' | 'version'>[] {
  const later = (iso: string) => new Date(Date.parse(iso) + 7 * DAY_MS).toISOString();
  return shifts.map(({ staffId, startsAt, endsAt }) => ({
    staffId,
    startsAt: later(startsAt),
    endsAt: later(endsAt),
  }));
}

/** Hours in a row for which as many people are missing. */
export interface Gap {
  /** Hours of the day, as a clock has them; `to` is no longer part of it. */
  from: number;
  to: number;
  missing: number;
}

/** Where fewer are planned on a day than it takes; null: nobody knows what it takes. */
export function gapsOn(day: Day, hours: readonly StaffingHour[]): Gap[] | null {
  const gaps: Gap[] = [];
  for (const { at, planned, needed } of hours.filter((hour) => dayOf(hour.at) === day)) {
    if (needed === null) return null;
    const missing = needed - planned;
    const from = Number(clockOf(at).slice(0, 2));
    const last = gaps.at(-1);
    if (missing <= 0) continue;
    if (last?.to === from && last.missing === missing) last.to = from + 1;
    else gaps.push({ from, to: from + 1, missing });
  }
  return gaps;
}

function instantAt(day: Day, clock: string): string {
  return new Date(fromField(`${day}T${clock}`)).toISOString();
}

function dayAfter(day: Day): Day {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + DAY_MS);
}

function isoDay(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}
