import { afterOpenTime } from '../identity/teams/business-hours.js';
import { dayIn, parseTime } from '../logistics/local-time.js';
import type { BusinessHours, CallbackTime } from '../protocol/index.js';
import { isWorkingDay } from './working-days.js';

const SOON_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;
const BUSINESS_ZONE = 'Asia/Shanghai';
/** When each part of a day is over, as people say it. */
const ENDS: Record<Exclude<CallbackTime, 'soon'>, string> = {
  morning: '12:00',
  afternoon: '18:00',
  evening: '21:00',
};

/**
 * By when a customer hopes to be called: who wants it soon within an hour of open time, who named
 * a part of the day by its end, on this or the next working day. A wish, and no appointment.
 *
 * @param hours of the team that calls; null: always open
 */
export function callbackDue(at: CallbackTime, askedAt: Date, hours: BusinessHours | null): Date {
  if (at === 'soon') {
    const due = afterOpenTime(hours, askedAt, SOON_MS);
    return due ?? new Date(askedAt.getTime() + SOON_MS);
  }
  const zone = hours?.timeZone ?? BUSINESS_ZONE;
  for (let instant = askedAt; ; instant = new Date(instant.getTime() + DAY_MS)) {
    const day = dayIn(zone, instant);
    const end = parseTime(`${day} ${ENDS[at]}`, zone);
    if (end && end > askedAt && isWorkingDay(day)) return end;
  }
}
