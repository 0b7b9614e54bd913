import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pinyin } from 'pinyin-pro';
import { Dictionary } from '../segmenting/dictionary.js';
import { Segmenter } from '../segmenting/segmenter.js';
import { Kept } from './kept.js';
import { radicalOf } from './radicals.js';
import { pairUnitOf, unitOf, type FeatureSink } from './units.js';

const locate = createRequire(import.meta.url).resolve;
// The words alone: jieba itself would take forty megabytes, and a text its way there and back.
const segmenter = new Segmenter(new Dictionary(readFileSync(locate('@node-rs/jieba/dict.txt'))));

/** `w:` the word and the words inside it as a search engine knows them, `t:` its kind. */
const wordUnit = unitOf((word) => [
  `t:${segmenter.kindOf(word) ?? 'x'}`,
  ...[...new Set([...segmenter.within(word), word])].map((part) => `w:${part}`),
]);

/** People who type by sound confuse what is read alike: the tone counts for nothing. */
const readings = new Kept((character) => pinyin(character, { toneType: 'none' }));
const characterUnit = unitOf((character) => {
  const radical = radicalOf(character);
  const features = [`c:${character}`, `p:${readings.get(character)}`];
  return radical === null ? features : [...features, `r:${radical}`];
});
const twoCharacters = pairUnitOf(
  { prefix: 'd', joint: '' },
  { prefix: 'q', joint: ' ', keyOf: (character) => readings.get(character) },
);

/** Characters above it take two code units. */
const LAST_OF_ONE_UNIT = 0xffff;

/** How a run begins and ends tells a question from an order. */
const beginning = unitOf((character) => [`x:^${character}`]);
const ending = unitOf((character) => [`x:${character}$`]);

/** Adds the features of a run of Chinese characters, and its words in order. */
export function addHan(run: string, features: FeatureSink, words: string[]): void {
  for (const word of segmenter.cut(run)) {
    words.push(word);
    features.one(wordUnit, word);
  }
  features.each(characterUnit, run);
  features.neighbours(twoCharacters, run);
  features.one(beginning, firstOf(run));
  features.one(ending, lastOf(run));
}

function firstOf(run: string): string {
  return run.slice(0, run.codePointAt(0)! > LAST_OF_ONE_UNIT ? 2 : 1);
}

function lastOf(run: string): string {
  return run.slice((run.codePointAt(run.length - 2) ?? 0) > LAST_OF_ONE_UNIT ? -2 : -1);
}
