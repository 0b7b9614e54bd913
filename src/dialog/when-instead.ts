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
