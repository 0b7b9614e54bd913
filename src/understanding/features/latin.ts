import { stemmer } from 'stemmer';
import { Kept } from './kept.js';
import { unitOf, type FeatureSink } from './units.js';

/** Longer ones are no words, and the stemmer would take its time. */
const LONGEST_STEMMED = 30;

const stems = new Kept((written) => {
  // "didn't" and "didnt" are one word.
  const word = plain(written);
  return word.length > LONGEST_STEMMED ? word.slice(0, LONGEST_STEMMED) : stemmer(word);
});

const wordUnit = unitOf(
  (written) => [`s:${stems.get(written)}`],
  (written) => `^${plain(written)}$`,
);

function plain(written: string): string {
  return written.replaceAll("'", '');
}

/** The stem of an English word: `deliveries` and `delivered` share one with `deliver`. */
export function stemOf(word: string): string {
  return stems.get(word);
}

/** Adds the features of a word in Latin letters, and its stem to the words. */
export function addLatin(word: string, features: FeatureSink, words: string[]): void {
  // An apostrophe alone is a quotation mark.
  if (word.startsWith("'") && plain(word) === '') return;
  words.push(stems.get(word));
  features.one(wordUnit, word);
}
