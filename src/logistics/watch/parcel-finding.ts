import type { TrackingState } from '../../protocol/index.js';
import { cityAdcodeOf, provincePrefix } from '../adcode.js';
import type { WatchSettings } from './watch-settings.js';

/** What the watcher can find. */
export type FindingKind = 'stalled' | 'late' | 'lost_suspect';

/** What of a parcel the watcher looks at. */
export interface WatchedParcel {
  state: TrackingState;
  product: string | null;
  originAdcode: string | null;
  targetAdcode: string | null;
  promisedAt: Date | null;
  lastEventAt: Date | null;
}

/** Something is the matter with a parcel. The same kind and `since` is the same finding. */
export interface Finding {
  kind: FindingKind;
  since: Date;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Steps of the road: somebody should scan such a parcel soon. */
export const statesOnTheRoad: readonly TrackingState[] = [
  'PICKED_UP',
  'IN_TRANSIT',
  'CUSTOMS',
  'FORWARDED',
  'ARRIVED_CITY',
  'OUT_FOR_DELIVERY',
  'ATTEMPT_FAILED',
  'EXCEPTION',
  'LOST_SUSPECT',
];

/** The states a company has watched. */
export function watchedStates({ stallHoursByState }: WatchSettings): TrackingState[] {
  const more = (Object.keys(stallHoursByState) as TrackingState[]).filter(
    (state) => !statesOnTheRoad.includes(state),
  );
  return [...statesOnTheRoad, ...more];
}

/** The gravest that is the matter with a parcel; null where it does as it should. */
export function findingOf(
  parcel: WatchedParcel,
  settings: WatchSettings,
  now: Date,
): Finding | null {
  const { state, promisedAt, lastEventAt } = parcel;
  const since = promisedAt ?? lastEventAt;
  if (state === 'LOST_SUSPECT' && since) return { kind: 'lost_suspect', since };
  const promised = promisedAt && statesOnTheRoad.includes(state) ? promisedAt : null;
  if (promised) {
    const late = now.getTime() - promised.getTime();
    if (late > lostAfterDays(parcel, settings) * DAY) {
      return { kind: 'lost_suspect', since: promised };
    }
    if (late > 0) return { kind: 'late', since: promised };
  }
  const silent = lastEventAt ? now.getTime() - lastEventAt.getTime() : 0;
  if (lastEventAt && silent > stallHours(parcel, settings) * HOUR) {
    return { kind: 'stalled', since: lastEventAt };
  }
  return null;
}

function stallHours({ state, product }: WatchedParcel, settings: WatchSettings): number {
  const { stallHoursByProduct, stallHoursByState } = settings;
  const byProduct =
    product !== null && Object.hasOwn(stallHoursByProduct, product)
      ? stallHoursByProduct[product]
      : undefined;
  return byProduct ?? stallHoursByState[state] ?? settings.stallHours;
}

/** The fewest hours anything may be silent: what the database has to look for. */
export function fewestStallHours(settings: WatchSettings): number {
  return Math.min(
    settings.stallHours,
    ...Object.values(settings.stallHoursByState),
    ...Object.values(settings.stallHoursByProduct),
  );
}

function lostAfterDays(
  { originAdcode, targetAdcode }: WatchedParcel,
  { lostAfterDays: after }: WatchSettings,
): number {
  const provinces = [originAdcode, targetAdcode].map((adcode) => provincePrefix(adcode ?? ''));
  if (provinces.includes(TAIWAN)) return after.taiwan;
  if (originAdcode && targetAdcode && cityAdcodeOf(originAdcode) === cityAdcodeOf(targetAdcode)) {
    return after.sameCity;
  }
  const beyond = provinces.some((province) => HONG_KONG_MACAO.includes(province));
  return beyond ? after.hongKongMacao : after.domestic;
}

const TAIWAN = '71';
const HONG_KONG_MACAO = ['81', '82'];
