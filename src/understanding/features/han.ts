import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';
import { pinyin } from 'pinyin-pro';
import { Kept } from './kept.js';
import { pairUnitOf, unitOf, type FeatureSink } from './units.js';

const locate = createRequire(import.meta.url).resolve;
// By its file: the module beside it would hold on to it, and to another one that nothing reads.
const jieba = Jieba.withDict(readFileSync(locate('@node-rs/jieba/dict.txt')));

/** `w:` the word and the words inside it as a search engine knows them, `t:` its kind. */
const wordUnit = unitOf((word) => [kindOf(word), ...wordsIn(word).map((part) => `w:${part}`)]);

function wordsIn(word: string): string[] {
  return word.length < 3 ? [word] : [...new Set([...jieba.cutForSearch(word, true), word])];
}

/** What kind of word it is, as the dictionary says: `ns` a place, `v` a verb, `r` a pronoun … */
function kindOf(word: string): string {
  const parts = jieba.tag(word, true);
  const tag = parts.at(-1)?.tag ?? 'x';
  return parts.length > 1 ? `t:+${tag}` : `t:${tag}`;
}

/** People who type by sound confuse what is read alike: the tone counts for nothing. */
const readings = new Kept((character) => pinyin(character, { toneType: 'none' }));
const characterUnit = unitOf((character) => [`c:${character}`, `p:${readings.get(character)}`]);
const twoCharacters = pairUnitOf(
  { prefix: 'd', joint: '' },
  { prefix: 'q', joint: ' ', keyOf: (character) => readings.get(character) },
);

/** How a run begins and ends tells a question from an order. */
const beginning = unitOf((character) => [`x:^${character}`]);
const ending = unitOf((character) => [`x:${character}$`]);

/** Adds the features of a run of Chinese characters, and its words in order. */
export function addHan(run: string, features: FeatureSink, words: string[]): void {
  for (const word of jieba.cut(run, true)) {
    words.push(word);
    features.one(wordUnit, word);
  }
  let first = '';
  let before = '';
  for (const character of run) {
    first ||= character;
    features.one(characterUnit, character);
    if (before) features.two(twoCharacters, before, character);
    before = character;
  }
  features.one(beginning, first);
  features.one(ending, before);
}
