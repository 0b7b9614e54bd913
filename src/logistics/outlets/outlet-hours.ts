import { z } from 'zod';
import type { Locale } from '../../protocol/index.js';

/** The zone every outlet's hours are written in. */
const BUSINESS_ZONE = 'Asia/Shanghai';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const clockSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be HH:MM');
const daySchema = z.array(z.tuple([clockSchema, clockSchema])).max(4);

/**
 * Opening hours of a week: for each day its shifts as `[opens, closes]`, none where the outlet
 * is closed. A shift that closes before it opens runs past midnight: `['22:00', '06:00']`.
 */
export const weeklyHoursSchema = z.strictObject({
  mon: daySchema,
  tue: daySchema,
  wed: daySchema,
  thu: daySchema,
  fri: daySchema,
  sat: daySchema,
  sun: daySchema,
});
export type WeeklyHours = z.infer<typeof weeklyHoursSchema>;
export type Shift = WeeklyHours[Weekday][number];

/** Whether the outlet is open at an instant. It opens on the minute and is closed on it. */
export function isOpenAt(hours: WeeklyHours, instant: Date): boolean {
  const { weekday, minute } = businessClock(instant);
  const today = hours[weekday].some((shift) => {
    const [opens, closes] = minutesOf(shift);
    return minute >= opens && (runsPastMidnight(shift) || minute < closes);
  });
  if (today) return true;
  return hours[dayBefore(weekday)].some(
    (shift) => runsPastMidnight(shift) && minute < minutesOf(shift)[1],
  );
}

const words: Record<Locale, { days: readonly string[]; closed: string; and: string; to: string }> =
  {
    'zh-CN': {
      days: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
      closed: '休息',
      and: '、',
      to: '至',
    },
    'zh-TW': {
      days: ['週一', '週二', '週三', '週四', '週五', '週六', '週日'],
      closed: '休息',
      and: '、',
      to: '至',
    },
    en: {
      days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
      closed: 'closed',
      and: ', ',
      to: '–',
    },
  };

/**
 * The hours as a line of text; days in a row with the same hours are named together.
 *
 * @example hoursText(hours) // '08:30–20:00' where every day is the same
 * @example hoursText(hours) // '周一至周五 08:30–12:00、13:30–18:00；周六、周日 休息'
 */
export function hoursText(hours: WeeklyHours, locale: Locale = 'zh-CN'): string {
  const { days, closed, and, to } = words[locale];
  const texts = weekdays.map((day) =>
    hours[day].length === 0
      ? closed
      : hours[day].map(([opens, closes]) => `${opens}–${closes}`).join(and),
  );
  const runs = runsOf(texts);
  if (runs.length === 1) return texts[0] ?? closed;

  return runs
    .map(({ from, until, text }) => {
      const [first, last] = [days[from], days[until]];
      const which = from === until ? first : `${first}${until - from === 1 ? and : to}${last}`;
      return `${which} ${text}`;
    })
    .join(locale === 'en' ? '; ' : '；');
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

const businessTime = new Intl.DateTimeFormat('en-US', {
  timeZone: BUSINESS_ZONE,
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What the clock on the outlet's wall shows: the day and the minute of that day. */
function businessClock(instant: Date): { weekday: Weekday; minute: number } {
  const parts = new Map(
    businessTime.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  const short = parts.get('weekday')?.toLowerCase();
  const weekday = weekdays.find((day) => day === short) ?? 'mon';
  return { weekday, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}

function dayBefore(day: Weekday): Weekday {
  return weekdays.at(weekdays.indexOf(day) - 1) ?? day;
}

function minutesOf([opens, closes]: Shift): [number, number] {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return [minutes(opens), minutes(closes)];
}

function runsPastMidnight(shift: Shift): boolean {
  const [opens, closes] = minutesOf(shift);
  return closes <= opens;
}
