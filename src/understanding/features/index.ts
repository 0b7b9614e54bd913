import type { ConceptMatcher } from './concepts.js';
import { addHan } from './han.js';
import { KeptPairs } from './kept.js';
import { addLatin } from './latin.js';

/** A stretch of the clean text that stands for a value, such as a waybill number. */
export interface Mask {
  start: number;
  end: number;
  /** What stands in its place, e.g. `waybill`. */
  kind: string;
}

/** Han runs, words, numbers and the signs that carry meaning. */
const RUN = /(\p{Script=Han}+)|([\p{Script=Latin}\p{M}']+)|(\d+(?:[.:]\d+)*)|([?!])|([^\s\p{P}])/gu;

const LONGEST_CLASS = 12;
const HAN = /\p{Script=Han}/u;

const bigrams = new KeptPairs((first, second) => `b:${first} ${second}`);

/**
 * The features of a clean text. Every one carries a prefix, so that none is ever the name of
 * something an object has by itself (`constructor`):
 * `w:` word, `b:` two words with the edges, `c:` character, `d:` two characters, `p:` reading
 * (pinyin), `q:` two readings, `t:` kind of word, `x:` the character a Chinese run begins or ends
 * with, `n:` length of a Chinese text, `s:` English stem, `g:` letters, `m:` mask, `k:` concept,
 * `l:` two concepts.
 * @param masks stretches that stand for values, in order, not overlapping
 */
export function featuresOf(
  clean: string,
  masks: readonly Mask[] = [],
  concepts?: ConceptMatcher,
): string[] {
  const features = new Set<string>();
  const words: string[] = [];
  let from = 0;
  for (const mask of masks) {
    addRuns(clean.slice(from, mask.start), features, words);
    features.add(`m:${mask.kind}`);
    words.push(`<${mask.kind}>`);
    from = mask.end;
  }
  addRuns(from > 0 ? clean.slice(from) : clean, features, words);
  let previous = '^';
  for (const word of words) {
    features.add(bigrams.get(previous, word));
    previous = word;
  }
  if (words.length > 0) features.add(bigrams.get(previous, '$'));
  if (HAN.test(clean)) features.add(`n:${lengthClass(clean.length)}`);
  concepts?.addFeatures(clean, words, features);
  return [...features];
}

/** Half a class each doubling: 你好 and 我的快递到哪了 differ, two long stories do not. */
function lengthClass(length: number): number {
  return Math.min(Math.round(Math.log2(1 + length) * 2), LONGEST_CLASS);
}

function addRuns(text: string, features: Set<string>, words: string[]): void {
  for (const [run, han, word, number, mark] of text.matchAll(RUN)) {
    if (han) addHan(han, features, words);
    else if (word) addLatin(word, features, words);
    else if (number) {
      features.add(`w:${number}`);
      features.add(`m:number`);
      words.push('<number>');
    } else if (mark) features.add(`c:${mark}`);
    else features.add(`c:${run}`);
  }
}
