/** Business time has no daylight saving: minutes east of Greenwich of Asia/Shanghai. */
export const SHANGHAI_MINUTES = 480;
const DAY_MS = 86_400_000;

/** A day of business time, counted from 1970-01-01. */
export type Day = number;

export interface MonthDay {
  year: number;
  /** 1–12. */
  month: number;
  day: number;
}

/** The day it is in business time. */
export function dayOf(instant: Date): Day {
  return Math.floor((instant.getTime() + SHANGHAI_MINUTES * 60_000) / DAY_MS);
}

/** The day of a date, or null where the calendar has none (30 February). */
export function dayFrom({ year, month, day }: MonthDay): Day | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / DAY_MS : null;
}

export function monthDayOf(day: Day): MonthDay {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 for Monday to 7 for Sunday: weeks begin on Monday. */
export function weekdayOf(day: Day): number {
  return ((day + 3) % 7) + 1;
}

/** The first day of a month that lies `months` after that of a day. */
export function monthStart(from: Day, months: number): Day {
  const { year, month } = monthDayOf(from);
  return Date.UTC(year, month - 1 + months, 1) / DAY_MS;
}

/** `2026-11-24`, or with minutes since midnight `2026-11-24T15:00+08:00`. */
export function writeDay(day: Day, minutes?: number): string {
  const date = new Date(day * DAY_MS + (minutes ?? 0) * 60_000).toISOString();
  return minutes === undefined ? date.slice(0, 10) : `${date.slice(0, 16)}+08:00`;
}

/** Which way the words around a date point, seen from today. */
export type Leaning = 'past' | 'future' | null;

/** Of the days a date may mean, the nearest to today on the side it leans to. */
export function nearest(days: (Day | null)[], today: Day, leaning: Leaning): Day | null {
  let best: Day | null = null;
  for (const day of days) {
    if (day === null) continue;
    if ((leaning === 'past' && day > today) || (leaning === 'future' && day < today)) continue;
    if (best === null || Math.abs(day - today) < Math.abs(best - today)) best = day;
  }
  return best ?? days.find((day) => day !== null) ?? null;
}
