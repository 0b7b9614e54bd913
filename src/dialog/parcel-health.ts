import type { ParcelCard, TrackingState } from '../protocol/index.js';

/** How a parcel is doing against what may be expected. */
export interface ParcelHealth {
  /** Whole hours since the last event; null where there was none. */
  silentHours: number | null;
  /** It should be moving, and nothing was heard of it for too long. */
  stalled: boolean;
  /** Whole days past the promised date; 0 where it is in time, or nothing was promised. */
  lateDays: number;
  /** So late that it counts as lost. */
  seriouslyLate: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Silence of two days on the way is no pause between two scans any more. [practice] */
const STALL_HOURS = 48;
/** 彻底延误, in calendar days after the promise (domain facts, section 1.9). [practice] */
const SERIOUSLY_LATE_DAYS = { sameCity: 3, domestic: 7, taiwan: 10 };

const MOVING: ReadonlySet<TrackingState> = new Set([
  'PICKED_UP',
  'IN_TRANSIT',
  'CUSTOMS',
  'FORWARDED',
  'ARRIVED_CITY',
  'OUT_FOR_DELIVERY',
  'EXCEPTION',
  'ATTEMPT_FAILED',
  'LOST_SUSPECT',
]);

export function healthOf(parcel: ParcelCard, now: Date): ParcelHealth {
  const last = parcel.events[0]?.at;
  const silentHours = last ? Math.floor((now.getTime() - Date.parse(last)) / HOUR) : null;
  const moving = MOVING.has(parcel.state);
  const promised = parcel.promisedAt ? Date.parse(parcel.promisedAt) : null;
  const late = moving && promised !== null ? Math.floor((now.getTime() - promised) / DAY) : 0;
  const lateDays = Math.max(late, 0);
  return {
    silentHours,
    stalled: moving && silentHours !== null && silentHours >= STALL_HOURS,
    lateDays,
    seriouslyLate: parcel.state === 'LOST_SUSPECT' || lateDays > seriouslyLateAfter(parcel),
  };
}

function seriouslyLateAfter({ from, to }: ParcelCard): number {
  if (from && to && from.city === to.city && from.province === to.province) {
    return SERIOUSLY_LATE_DAYS.sameCity;
  }
  const taiwan = [from, to].some((place) => place?.province.startsWith('台湾'));
  return taiwan ? SERIOUSLY_LATE_DAYS.taiwan : SERIOUSLY_LATE_DAYS.domestic;
}
