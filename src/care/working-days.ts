import chineseDays from 'chinese-days';
import { dayIn } from '../logistics/local-time.js';

const BUSINESS_ZONE = 'Asia/Shanghai';
const DAY_MS = 24 * 3_600_000;

/**
 * The end of the working day that comes `count` working days after `from`, by the Chinese
 * calendar with its holidays and the weekends that are worked for them.
 */
export function afterWorkingDays(from: Date, count: number): Date {
  let day = from;
  for (let left = count; left > 0;) {
    day = new Date(day.getTime() + DAY_MS);
    if (isWorkingDay(dayIn(BUSINESS_ZONE, day))) left--;
  }
  return new Date(`${dayIn(BUSINESS_ZONE, day)}T23:59:59+08:00`);
}

/** Whether a day, `2026-11-25`, is worked by that calendar. */
export function isWorkingDay(day: string): boolean {
  return chineseDays.getDayDetail(day).work;
}
