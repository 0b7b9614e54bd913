import { normalize } from '../../understanding/normalize.js';
import {
  type Shift,
  type Weekday,
  weekdays,
  type WeeklyHours,
  weeklyHoursSchema,
} from './outlet-hours.js';

type Day = Weekday | 'holidays';

const DAY_NAMES: Readonly<Record<string, Weekday>> = {
  一: 'mon',
  二: 'tue',
  三: 'wed',
  四: 'thu',
  五: 'fri',
  六: 'sat',
  日: 'sun',
  天: 'sun',
};
const EVERY_DAY = /^(?:每天|每日|天天|全年无休|daily|every ?day|)$/;
const WORKDAYS = /^(?:工作日|weekdays?)$/;
const WEEKEND = /^(?:(?:周|星期)(?:末|六日|六和日)|weekends?)$/;
const HOLIDAYS = /^(?:(?:法定)?节假日|国定假日|public holidays?|holidays?)$/;
const CHINESE_DAY = /^(?:周|星期|礼拜)?([一二三四五六日天])$/;
const CLOSED = /^(?:休息|不营业|关门|closed)$/;
const ALL_DAY = /^(?:24小时|24h|全天)$/;
const SHIFT = /^(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})$/;
/** What stands between the days and the first clock of a part. */
const PART =
  /^(?<days>.*?)\s*:?\s*(?<times>(?:\d{1,2}:\d{2}\s*-.*|24小时|24h|全天|休息|不营业|关门|closed))$/;

/**
 * Opening hours as people write them. Parts are separated by semicolons, each names its days
 * (none: every day) and its shifts; days that no part names are closed, holidays like any day.
 *
 * @returns null where it cannot be read
 * @example parseHours('08:30-20:00')
 * @example parseHours('周一至周五 08:30-12:00,13:30-18:00; 周六 9:00-17:00; 节假日 休息')
 * @example parseHours('mon-fri 08:30-20:00; sat,sun closed; holidays 10:00-16:00')
 */
export function parseHours(text: string): WeeklyHours | null {
  const plain = normalize(text)
    .clean.replace(/\s*[–—~〜～至到]\s*/gu, '-')
    .replaceAll('、', ',')
    .replaceAll('。', '');
  const hours: Partial<Record<Day, Shift[]>> = {};
  for (const part of plain.split(';').map((piece) => piece.trim())) {
    if (part === '') continue;
    const { days: named = '', times = '' } = PART.exec(part)?.groups ?? {};
    const [days, shifts] = [daysOf(named.replace(/,$/, '').trim()), shiftsOf(times)];
    if (!days || !shifts) return null;
    for (const day of days) {
      if (hours[day]) return null;
      hours[day] = shifts;
    }
  }
  if (Object.keys(hours).length === 0) return null;
  const week = Object.fromEntries(weekdays.map((day) => [day, hours[day] ?? []]));
  const holidays = hours.holidays ? { holidays: hours.holidays } : {};
  return weeklyHoursSchema.safeParse({ ...week, ...holidays }).data ?? null;
}

function daysOf(named: string): Day[] | null {
  if (EVERY_DAY.test(named)) return [...weekdays];
  const days: Day[] = [];
  for (const piece of named.split(/[,和及&]|\band\b/).map((word) => word.trim())) {
    const found = daysOfPiece(piece);
    if (!found) return null;
    days.push(...found);
  }
  return days;
}

function daysOfPiece(piece: string): Day[] | null {
  if (WORKDAYS.test(piece)) return weekdays.slice(0, 5);
  if (WEEKEND.test(piece)) return weekdays.slice(5);
  if (HOLIDAYS.test(piece)) return ['holidays'];
  const [first, last, ...rest] = piece.split('-').map(dayOf);
  if (!first || rest.length > 0) return null;
  if (last === undefined) return [first];
  if (!last || weekdays.indexOf(last) < weekdays.indexOf(first)) return null;
  return weekdays.slice(weekdays.indexOf(first), weekdays.indexOf(last) + 1);
}

function dayOf(word: string): Weekday | null {
  const chinese = CHINESE_DAY.exec(word.trim())?.[1];
  if (chinese) return DAY_NAMES[chinese] ?? null;
  const latin = /^([a-z]{3})[a-z]*\.?$/.exec(word.trim())?.[1];
  return weekdays.find((day) => day === latin) ?? null;
}

function shiftsOf(times: string): Shift[] | null {
  if (CLOSED.test(times)) return [];
  if (ALL_DAY.test(times)) return [['00:00', '24:00']];
  const shifts: Shift[] = [];
  for (const piece of times.split(',').map((shift) => shift.trim())) {
    const [, opens, closes] = SHIFT.exec(piece) ?? [];
    if (!opens || !closes) return null;
    shifts.push([opens.padStart(5, '0'), closes.padStart(5, '0')]);
  }
  return shifts;
}
