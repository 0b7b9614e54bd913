import { createRequire } from 'node:module';
import { Kept } from './kept.js';

const { stem } = createRequire(import.meta.url)(
  'natural/lib/natural/stemmers/porter_stemmer.js',
) as { stem: (word: string) => string };

/** Longer ones are no words, and the stemmer would take its time. */
const LONGEST_STEMMED = 30;

interface LatinWord {
  stem: string;
  features: string[];
}

const words = new Kept<LatinWord>((written) => {
  // "didn't" and "didnt" are one word.
  const word = written.replaceAll("'", '');
  const stemmed = word.length > LONGEST_STEMMED ? word.slice(0, LONGEST_STEMMED) : stem(word);
  const features = [`s:${stemmed}`];
  const edged = `^${word}$`;
  for (let size = 3; size <= 4; size++) {
    for (let at = 0; at + size <= edged.length; at++) {
      features.push(`g:${edged.slice(at, at + size)}`);
    }
  }
  return { stem: stemmed, features };
});

/** The stem of an English word: `deliveries` and `delivered` share one with `deliver`. */
export function stemOf(word: string): string {
  return words.get(word).stem;
}

/** Adds the features of a word in Latin letters, and the word itself. */
export function addLatin(word: string, features: Set<string>, sequence: string[]): void {
  const known = words.get(word);
  sequence.push(known.stem);
  for (const feature of known.features) features.add(feature);
}
