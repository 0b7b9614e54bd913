import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { pinyin } from 'pinyin-pro';
import { Kept, KeptPairs } from './kept.js';

const jieba = Jieba.withDict(dict);

/** The `w:` features of a word: itself, and the words inside it as a search engine knows them. */
const wordFeatures = new Kept((word) =>
  word.length < 3
    ? [`w:${word}`]
    : [...new Set([...jieba.cutForSearch(word, true), word])].map((part) => `w:${part}`),
);

/** What kind of word it is, as the dictionary says: `ns` a place, `v` a verb, `r` a pronoun … */
const kinds = new Kept((word) => {
  const parts = jieba.tag(word, true);
  const tag = parts.at(-1)?.tag ?? 'x';
  return parts.length > 1 ? `t:+${tag}` : `t:${tag}`;
});

/** People who type by sound confuse what is read alike: the tone counts for nothing. */
const readings = new Kept((character) => pinyin(character, { toneType: 'none' }));
const characters = new Kept((character) => [`c:${character}`, `p:${readings.get(character)}`]);
const pairs = new KeptPairs((first, second) => [
  `d:${first}${second}`,
  `q:${readings.get(first)} ${readings.get(second)}`,
]);

/** How a run begins and ends tells a question from an order. */
const edges = new KeptPairs((first, last) => [`x:^${first}`, `x:${last}$`]);

/** Adds the features of a run of Chinese characters, and its words in order. */
export function addHan(run: string, features: Set<string>, words: string[]): void {
  for (const word of jieba.cut(run, true)) {
    words.push(word);
    features.add(kinds.get(word));
    for (const feature of wordFeatures.get(word)) features.add(feature);
  }
  let first = '';
  let before = '';
  for (const character of run) {
    first ||= character;
    for (const feature of characters.get(character)) features.add(feature);
    if (before) for (const feature of pairs.get(before, character)) features.add(feature);
    before = character;
  }
  for (const feature of edges.get(first, before)) features.add(feature);
}
