import type { IntentAction, ParcelCard, TrackingState } from '../../protocol/index.js';
import type { Choice } from '../dialog-state.js';
import { intentButtons, intentDoing } from '../repertoire.js';
import { wordPlace } from '../wording-places.js';
import { wordTime, wordTrackingState } from '../wording.js';
import type { FlowContext } from './flow.js';

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

/** How a parcel stands, as values of a text. */
export function nowOf({ waybill, state, events: [latest], to }: ParcelCard, context: FlowContext) {
  const { locale } = context;
  return {
    waybill,
    state: wordTrackingState(state, locale),
    city: wordPlace(latest?.city ?? to?.city ?? '', locale),
    time: latest ? wordTime(latest.at, locale) : '',
  };
}
