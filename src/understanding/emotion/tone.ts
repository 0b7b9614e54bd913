import { unitOf, type FeatureSink } from '../features/units.js';

/** What the way of writing tells beside the words; features of their own, prefix `e:`. */
const TONES: [string, RegExp][] = [
  ['e:!!', /[!！]{2,}/],
  ['e:??', /[?？]{2,}/],
  ['e:?!', /[?？][!！]|[!！][?？]/],
  ['e:...', /\.{3,}|。{2,}|…/],
  ['e:~', /[~～]/],
  ['e:repeat', /(\p{L})\1{3,}/u],
  ['e:capitals', /^[^a-z]*[A-Z][A-Z\s!?']{9,}|(?:\b[A-Z]{4,}\b.*){3,}/],
  ['e:laugh', /哈哈|嘻嘻|\bha(?:ha)+\b|\blol\b|😂|🤣/],
  ['e:smile', /[😊🙂😄😁👍🙏❤💐🌹]|\[微笑\]|:\)/u],
  ['e:cry', /[😭😢😞😔💔]|\[大哭\]|:\(/u],
  ['e:rage', /[😡🤬😤💢👎]|\[发怒\]|\[怒\]/u],
];
const toneUnit = unitOf((tone) => [tone]);
/** The tone of a message is in its beginning and never costs more than that. */
const LONGEST_HEARD = 500;

/** The tone of a message as it was written. */
export function toneOf(written: string): string[] {
  const heard = written.slice(0, LONGEST_HEARD);
  return TONES.filter(([, pattern]) => pattern.test(heard)).map(([feature]) => feature);
}

/** Adds the tone to the features: see {@link toneOf}. */
export function addTone(features: FeatureSink, written: string): void {
  for (const tone of toneOf(written)) features.one(toneUnit, tone);
}
