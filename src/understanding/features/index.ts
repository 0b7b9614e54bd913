import type { ConceptMatcher } from './concepts.js';
import { addHan } from './han.js';
import { addLatin } from './latin.js';
import { visitRuns } from './runs.js';
import { FeatureSet, pairUnitOf, unitOf, type FeatureSink } from './units.js';

export { FeatureIds, type FoundFeatures } from './feature-ids.js';
export type { FeatureSink } from './units.js';

/** A stretch of the clean text that stands for a value, such as a waybill number. */
export interface Mask {
  start: number;
  end: number;
  /** What stands in its place, e.g. `waybill`. */
  kind: string;
}

const LONGEST_CLASS = 12;
const HAN = /\p{Script=Han}/u;
const ASCII = /^[\0-\x7f]*$/;

const maskUnit = unitOf((kind) => [`m:${kind}`]);
const signUnit = unitOf((sign) => [`c:${sign}`]);
const numberUnit = unitOf((number) => [`w:${number}`, 'm:number']);
const lengthUnit = unitOf((length) => [`n:${length}`]);
const twoWords = pairUnitOf({ prefix: 'b', joint: ' ' });

/**
 * The features of a clean text. Every one carries a prefix, so that none is ever the name of
 * something an object has by itself (`constructor`):
 * `w:` word, `b:` two words with the edges, `c:` character, `d:` two characters, `p:` reading
 * (pinyin), `q:` two readings, `r:` radical, `t:` kind of word, `x:` the character a Chinese run begins or ends
 * with, `n:` length of a Chinese text, `s:` English stem, `g:` letters, `m:` mask, `k:` concept,
 * `l:` two concepts.
 * @param masks stretches that stand for values, in order, not overlapping
 */
export function featuresOf(
  clean: string,
  masks: readonly Mask[] = [],
  concepts?: ConceptMatcher,
): string[] {
  const set = new FeatureSet();
  addFeatures(set, clean, masks, concepts);
  return [...set.features];
}

/** The same into a sink: see {@link featuresOf}. */
export function addFeatures(
  features: FeatureSink,
  clean: string,
  masks: readonly Mask[] = [],
  concepts?: ConceptMatcher,
): void {
  const words = ['^'];
  let from = 0;
  for (const mask of masks) {
    addRuns(clean.slice(from, mask.start), features, words);
    features.one(maskUnit, mask.kind);
    words.push(`<${mask.kind}>`);
    from = mask.end;
  }
  addRuns(from > 0 ? clean.slice(from) : clean, features, words);
  words.push('$');
  if (words.length > 2) features.neighbours(twoWords, words);
  if (!ASCII.test(clean) && HAN.test(clean)) features.one(lengthUnit, lengthClass(clean.length));
  concepts?.addFeatures(clean, words, features);
}

/** Half a class each doubling: 你好 and 我的快递到哪了 differ, two long stories do not. */
function lengthClass(length: number): string {
  return String(Math.min(Math.round(Math.log2(1 + length) * 2), LONGEST_CLASS));
}

function addRuns(text: string, features: FeatureSink, words: string[]): void {
  visitRuns(text, (kind, run) => {
    if (kind === 'han') addHan(run, features, words);
    else if (kind === 'latin') addLatin(run, features, words);
    else if (kind === 'number') {
      features.one(numberUnit, run);
      words.push('<number>');
    } else features.one(signUnit, run);
  });
}
