import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { pinyin } from 'pinyin-pro';

const require = createRequire(import.meta.url);
const { stem } = require('natural/lib/natural/stemmers/porter_stemmer.js') as {
  stem: (word: string) => string;
};

/** A stretch of the clean text that stands for a value, such as a waybill number. */
export interface Mask {
  start: number;
  end: number;
  /** What stands in its place, e.g. `waybill`. */
  kind: string;
}

const jieba = Jieba.withDict(dict);
const readings = new Map<string, string>();
const stems = new Map<string, string>();
const STEMS_KEPT = 50_000;

/** Han runs, words, numbers and the signs that carry meaning. */
const RUN = /(\p{Script=Han}+)|([\p{Script=Latin}\p{M}']+)|(\d+(?:[.:]\d+)*)|([?!])|([^\s\p{P}])/gu;

/**
 * The features of a clean text. Every one carries a prefix, so that none is ever the name of
 * something an object has by itself (`constructor`):
 * `w:` word, `b:` two words with the edges, `c:` character, `d:` two characters, `p:` reading
 * (pinyin), `q:` two readings, `s:` English stem, `t:` two stems, `g:` letters, `m:` mask.
 * @param masks stretches that stand for values, in order, not overlapping
 */
export function featuresOf(clean: string, masks: Mask[] = []): string[] {
  const features = new Set<string>();
  const words: string[] = [];
  let from = 0;
  for (const mask of masks) {
    addRuns(clean.slice(from, mask.start), features, words);
    features.add(`m:${mask.kind}`);
    words.push(`<${mask.kind}>`);
    from = mask.end;
  }
  addRuns(clean.slice(from), features, words);
  let previous = '^';
  for (const word of words) {
    features.add(`b:${previous} ${word}`);
    previous = word;
  }
  if (words.length > 0) features.add(`b:${previous} $`);
  return [...features];
}

function addRuns(text: string, features: Set<string>, words: string[]): void {
  for (const [run, han, word, number, mark] of text.matchAll(RUN)) {
    if (han) addHan(han, features, words);
    else if (word) addWord(word, features, words);
    else if (number) {
      features.add(`w:${number}`);
      features.add(`m:number`);
      words.push('<number>');
    } else if (mark) features.add(`c:${mark}`);
    else features.add(`c:${run}`);
  }
}

function addHan(run: string, features: Set<string>, words: string[]): void {
  for (const word of jieba.cut(run, true)) words.push(word);
  for (const word of jieba.cutForSearch(run, true)) features.add(`w:${word}`);
  let before = '';
  let readBefore = '';
  for (const character of run) {
    const read = readingOf(character);
    features.add(`c:${character}`);
    features.add(`p:${read}`);
    if (before) {
      features.add(`d:${before}${character}`);
      features.add(`q:${readBefore} ${read}`);
    }
    before = character;
    readBefore = read;
  }
}

/** How a character is read, without its tone: people who type by sound confuse the rest. */
function readingOf(character: string): string {
  let reading = readings.get(character);
  if (reading === undefined) {
    reading = pinyin(character, { toneType: 'none' });
    readings.set(character, reading);
  }
  return reading;
}

function addWord(word: string, features: Set<string>, words: string[]): void {
  const stemmed = stemOf(word);
  features.add(`s:${stemmed}`);
  words.push(stemmed);
  const edged = `^${word}$`;
  for (let size = 3; size <= 4; size++) {
    for (let at = 0; at + size <= edged.length; at++)
      features.add(`g:${edged.slice(at, at + size)}`);
  }
}

function stemOf(word: string): string {
  let stemmed = stems.get(word);
  if (stemmed === undefined) {
    stemmed = word.length > 30 ? word.slice(0, 30) : stem(word);
    if (stems.size >= STEMS_KEPT) stems.clear();
    stems.set(word, stemmed);
  }
  return stemmed;
}
