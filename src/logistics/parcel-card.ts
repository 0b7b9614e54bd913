import { SETTLED_STATES } from '../protocol/settled-states.js';
import type { ParcelCard } from '../protocol/index.js';
import { carrierName } from './carriers.js';
import { cityOf } from './place-names.js';
import { publicEventText } from './public-event-text.js';
import type { TrackingEventEntity } from './tracking-event.entity.js';
import type { WaybillEntity } from './waybill.entity.js';

/** The columns of a waybill that are nobody's personal data. */
export type PublicWaybill = Pick<
  WaybillEntity,
  | 'company'
  | 'product'
  | 'number'
  | 'carrier'
  | 'state'
  | 'originAdcode'
  | 'targetAdcode'
  | 'promisedAt'
  | 'demo'
>;
export type PublicEvent = Pick<TrackingEventEntity, 'at' | 'state' | 'text' | 'cityAdcode'>;

/**
 * A parcel as everybody may see it who has its number: places no finer than a city, texts
 * without names, phones, addresses and pickup codes.
 *
 * @param events newest first
 * @param now when it is shown
 */
export function presentParcel(
  waybill: PublicWaybill,
  events: readonly PublicEvent[],
  now: Date,
): ParcelCard {
  const { promisedAt, state } = waybill;
  return {
    type: 'parcel',
    waybill: waybill.number,
    carrier: carrierName(waybill.carrier, waybill.demo),
    state: waybill.state,
    from: waybill.originAdcode ? cityOf(waybill.originAdcode) : undefined,
    to: waybill.targetAdcode ? cityOf(waybill.targetAdcode) : undefined,
    promisedAt: promisedAt?.toISOString(),
    ...(promisedAt && promisedAt < now && !SETTLED_STATES.includes(state)
      ? { late: true as const }
      : {}),
    events: events.map(presentEvent),
    demo: waybill.demo,
  };
}

function presentEvent({ at, state, text, cityAdcode }: PublicEvent): ParcelCard['events'][number] {
  return {
    at: at.toISOString(),
    state: state ?? undefined,
    text: publicEventText(text),
    city: cityAdcode ? cityOf(cityAdcode)?.city : undefined,
  };
}
