import type { IntentAction, Locale, ParcelCard, TrackingState } from '../../protocol/index.js';
import type { Choice } from '../dialog-state.js';
import { intentButtons, intentDoing } from '../repertoire.js';
import { wordPlace } from '../wording-places.js';
import { wordTime, wordTrackingState } from '../wording.js';
import type { FlowContext } from './flow.js';

/** In place of a city, where none is on record: 「最近在途中」. */
const EN_ROUTE: Readonly<Record<Locale, string>> = {
  'zh-CN': '途中',
  'zh-TW': '途中',
  en: 'transit',
};
/** States that say themselves where a parcel is. */
const WITH_SENDER: readonly TrackingState[] = ['CREATED', 'PICKUP_PENDING', 'PICKED_UP'];
const NEAR_RECEIVER: readonly TrackingState[] = [
  'ARRIVED_CITY',
  'OUT_FOR_DELIVERY',
  'AT_LOCKER_OR_STATION',
  'ATTEMPT_FAILED',
  'DELIVERED',
];

/** What can be done about a parcel that does not simply go on. */
const WAYS_ON: Partial<Record<TrackingState, IntentAction[]>> = {
  ATTEMPT_FAILED: ['reschedule', 'show_courier'],
  EXCEPTION: ['check_stalled'],
  AT_LOCKER_OR_STATION: ['show_pickup_point', 'complain_no_consent'],
  DELIVERED: ['show_proof', 'report_not_received'],
};

/** The same as buttons; a person is always among them. */
export function waysOn({ state }: ParcelCard, context: FlowContext): Choice[] {
  const { repertoire, locale, intent } = context;
  const actions = WAYS_ON[state];
  if (!actions) return [];
  const names = actions.flatMap((action) => intentDoing(action, repertoire) ?? []);
  const others = names.filter((name) => name !== intent);
  return intentButtons(repertoire, [...others, 'chat.human'], locale);
}

/** How a parcel stands, as values of a text: where and when it was last seen. */
export function nowOf(card: ParcelCard, { locale }: FlowContext) {
  const { waybill, state, events } = card;
  const [latest] = events;
  const here = cityOf(card);
  const seen = here ? latest : (events.find(({ city }) => city) ?? latest);
  const city = here ?? seen?.city;
  return {
    waybill,
    state: wordTrackingState(state, locale),
    city: city ? wordPlace(city, locale) : EN_ROUTE[locale],
    time: seen ? wordTime(seen.at, locale) : '',
  };
}

/** Where a parcel is, in words; empty where neither its last event nor its state says so. */
export function wordCityOf(card: ParcelCard, locale: Locale): string {
  return wordPlace(cityOf(card) ?? '', locale);
}

function cityOf({ events: [latest], state, from, to }: ParcelCard): string | undefined {
  if (latest?.city) return latest.city;
  if (WITH_SENDER.includes(state)) return from?.city;
  return NEAR_RECEIVER.includes(state) ? to?.city : undefined;
}
