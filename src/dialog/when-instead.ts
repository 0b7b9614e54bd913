import type { Understanding } from '../understanding/index.js';
import type { DialogState } from './dialog-state.js';
import { intentDoing, type Repertoire } from './repertoire.js';
import { tellsOfDelay } from './spoken-values.js';

/** 「怎么还没到」 of what was just shown asks when it comes, not where it is again. */
export function whenInstead(
  { tried, pending, slots }: DialogState,
  intents: string[],
  { text, entities }: Understanding,
  repertoire: Repertoire,
): string | null {
  const track = intentDoing('track_parcel', repertoire);
  const isShown = tried.at(-1)?.intent === track && !pending && slots.waybills?.length === 1;
  const asksAgain = intents.length === 1 && intents[0] === track && entities.waybills.length === 0;
  return isShown && asksAgain && tellsOfDelay(text)
    ? intentDoing('estimate_arrival', repertoire)
    : null;
}

/** 「这个点几点关门」 of the pickup point that was just told is no search for an outlet. */
export function samePointInstead(
  { tried, pending }: DialogState,
  [first]: string[],
  { text, entities: { place, from, to } }: Understanding,
  { intents }: Repertoire,
): string | null {
  const latest = tried.at(-1)?.intent ?? '';
  const isTold = intents[latest]?.action === 'show_pickup_point' && !pending;
  const asks = intents[first ?? '']?.action === 'find_outlet' && !place && !from && !to;
  return isTold && asks && THIS_POINT.test(text) ? latest : null;
}
const THIS_POINT =
  /几点|幾點|营业|營業|关门|關門|开门|開門|在哪|地址|怎么走|怎麼走|这个|這個|那里|那裡|那边|那邊|\b(?:open|close[sd]?|hours|where is (?:it|that)|there)\b/i;
