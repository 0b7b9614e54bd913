import { z } from 'zod';
import type { Locale } from '../../protocol/index.js';
import { dayIn } from '../local-time.js';
import { dayKindOf } from './public-holidays.js';

/** The zone every outlet's hours are written in. */
const BUSINESS_ZONE = 'Asia/Shanghai';
const businessClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: BUSINESS_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const clockSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be HH:MM');
const daySchema = z.array(z.tuple([clockSchema, clockSchema])).max(4);

/**
 * Opening hours of a week: for each day its shifts as `[opens, closes]`, none where the outlet
 * is closed. A shift that closes before it opens runs past midnight: `['22:00', '06:00']`.
 *
 * With `holidays` the outlet follows the public calendar: on a public holiday they hold instead
 * of the weekday's hours, and a weekend day that is worked instead of one has Monday's hours.
 */
export const weeklyHoursSchema = z.strictObject({
  mon: daySchema,
  tue: daySchema,
  wed: daySchema,
  thu: daySchema,
  fri: daySchema,
  sat: daySchema,
  sun: daySchema,
  holidays: daySchema.optional(),
});
export type WeeklyHours = z.infer<typeof weeklyHoursSchema>;
export type Shift = WeeklyHours[Weekday][number];

/** Whether the outlet is open at an instant. It opens on the minute and is closed on it. */
export function isOpenAt(hours: WeeklyHours, instant: Date): boolean {
  const day = dayIn(BUSINESS_ZONE, instant);
  const minute = minuteOfDay(instant);
  const today = shiftsOn(hours, day).some((shift) => {
    const [opens, closes] = minutesOf(shift);
    return minute >= opens && (runsPastMidnight(shift) || minute < closes);
  });
  if (today) return true;
  return shiftsOn(hours, dayBefore(day)).some(
    (shift) => runsPastMidnight(shift) && minute < minutesOf(shift)[1],
  );
}

/**
 * The shifts of a day by the calendar.
 *
 * @param day `2026-11-23`
 */
export function shiftsOn(hours: WeeklyHours, day: string): readonly Shift[] {
  const weekday = weekdayOf(day);
  if (hours.holidays === undefined) return hours[weekday];
  switch (dayKindOf(day)) {
    case 'holiday':
      return hours.holidays;
    case 'made_up':
      return hours.mon;
    case 'plain':
      return hours[weekday];
  }
}

interface HoursWords {
  days: readonly string[];
  holidays: string;
  closed: string;
  and: string;
  to: string;
  /** Between one run of days and the next. */
  next: string;
}

const words: Record<Locale, HoursWords> = {
  'zh-CN': {
    days: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    holidays: '法定节假日',
    closed: '休息',
    and: '、',
    to: '至',
    next: '；',
  },
  'zh-TW': {
    days: ['週一', '週二', '週三', '週四', '週五', '週六', '週日'],
    holidays: '國定假日',
    closed: '休息',
    and: '、',
    to: '至',
    next: '；',
  },
  en: {
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    holidays: 'public holidays',
    closed: 'closed',
    and: ', ',
    to: '–',
    next: '; ',
  },
};

/**
 * The hours as a line of text; days in a row with the same hours are named together.
 *
 * @example hoursText(hours) // '08:30–20:00' where every day is the same
 * @example hoursText(hours) // '周一至周五 08:30–12:00、13:30–18:00；周六、周日 休息'
 */
export function hoursText(hours: WeeklyHours, locale: Locale = 'zh-CN'): string {
  const { days, holidays, closed, and, to, next } = words[locale];
  const textOf = (shifts: readonly Shift[]) =>
    shifts.length === 0 ? closed : shifts.map(([opens, closes]) => `${opens}–${closes}`).join(and);
  const runs = runsOf(weekdays.map((day) => textOf(hours[day])));
  const week = runs.map(({ from, until, text }) => {
    if (runs.length === 1) return text;
    const [first, last] = [days[from], days[until]];
    const which = from === until ? first : `${first}${until - from === 1 ? and : to}${last}`;
    return `${which} ${text}`;
  });
  const onHolidays = hours.holidays ? [`${holidays} ${textOf(hours.holidays)}`] : [];
  return [...week, ...onHolidays].join(next);
}

/** Neighbours with the same text, as positions from–until. */
function runsOf(texts: readonly string[]): { from: number; until: number; text: string }[] {
  const runs: { from: number; until: number; text: string }[] = [];
  texts.forEach((text, position) => {
    const run = runs.at(-1);
    if (run?.text === text) run.until = position;
    else runs.push({ from: position, until: position, text });
  });
  return runs;
}

/** What the clock on the outlet's wall shows, as the minute of the day. */
function minuteOfDay(instant: Date): number {
  const [hour, minute] = businessClock.format(instant).split(':');
  return Number(hour) * 60 + Number(minute);
}

function weekdayOf(day: string): Weekday {
  // JavaScript's week begins on Sunday.
  return weekdays.at(new Date(`${day}T00:00:00Z`).getUTCDay() - 1) ?? 'mon';
}

function dayBefore(day: string): string {
  const before = new Date(`${day}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  return before.toISOString().slice(0, 10);
}

function minutesOf([opens, closes]: Shift): [number, number] {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return [minutes(opens), minutes(closes)];
}

function runsPastMidnight(shift: Shift): boolean {
  const [opens, closes] = minutesOf(shift);
  return closes <= opens;
}
