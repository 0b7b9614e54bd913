import type { FlowSettings, ParcelCard, TrackingState } from '../protocol/index.js';

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

export function healthOf(
  parcel: ParcelCard,
  now: Date,
  limits: FlowSettings['limits'],
): ParcelHealth {
  // That nothing was heard of it is no sign of life.
  const last = parcel.events.find(({ state }) => state !== 'LOST_SUSPECT')?.at;
  const silentHours = last ? Math.floor((now.getTime() - Date.parse(last)) / HOUR) : null;
  const moving = MOVING.has(parcel.state);
  const promised = parcel.promisedAt ? Date.parse(parcel.promisedAt) : null;
  const late = moving && promised !== null ? Math.floor((now.getTime() - promised) / DAY) : 0;
  const lateDays = Math.max(late, 0);
  return {
    silentHours,
    stalled: moving && silentHours !== null && silentHours >= limits.stalled_hours,
    lateDays,
    seriouslyLate: parcel.state === 'LOST_SUSPECT' || lateDays > seriouslyLateAfter(parcel, limits),
  };
}

function seriouslyLateAfter({ from, to }: ParcelCard, limits: FlowSettings['limits']): number {
  if (from && to && from.city === to.city && from.province === to.province) {
    return limits.seriously_late_days_same_city;
  }
  const taiwan = [from, to].some((place) => place?.province.startsWith('台湾'));
  return taiwan ? limits.seriously_late_days_taiwan : limits.seriously_late_days;
}
