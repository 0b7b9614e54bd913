import type { IntentAction } from '../protocol/index.js';
import type { Understanding } from '../understanding/index.js';
import { freightWishIn } from './freight-words.js';
import { intentDoing, type Repertoire } from './repertoire.js';

/** What a price of freight is taken for, by words that are those of a parcel's as well. */
const ALIKE: readonly IntentAction[] = ['quote_price', 'explain_volume'];

/** 「零担多少钱」, 「多少钱一方」: freight is priced as freight, and not as a parcel. */
export function asFreight(
  names: string[],
  { text }: Understanding,
  repertoire: Repertoire,
): string[] {
  const wish = freightWishIn(text);
  const freight = wish && intentDoing('quote_freight', repertoire);
  if (!freight) return names;
  // What a cubic metre costs is understood from its words alone.
  if (names.length === 0 && wish === 'by_volume') return [freight];
  const alike = (name: string) => ALIKE.includes(repertoire.intents[name]?.action ?? 'miss');
  return [...new Set(names.map((name) => (alike(name) ? freight : name)))];
}
