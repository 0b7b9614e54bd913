import { DOUBTFUL, ENGLISH_DOUBTFUL } from './doubtful.js';
import { ENGLISH_GOODS } from './english-goods.js';
import { FOODS } from './foods.js';
import { THINGS } from './things.js';

/** A word of the lexicon where it stands in a text. */
export interface GoodsWord {
  word: string;
  start: number;
  end: number;
  /** Whether it may mean something else. */
  doubtful: boolean;
  /** Food and drink carry the name of the place they come from. */
  food: boolean;
}

type Entry = Pick<GoodsWord, 'doubtful' | 'food'>;

const entries = new Map<string, Entry>();
/** By UTF-16 code unit: the lengths of the Chinese words that begin with it, the longest first. */
const sizes: (number[] | undefined)[] = [];
/** The most words of an English entry that begins with a word. */
const firstWords = new Map<string, number>();

for (const word of THINGS) add(word, false);
for (const word of FOODS) add(word, true);
for (const word of ENGLISH_GOODS) {
  const entry = { doubtful: ENGLISH_DOUBTFUL.has(word), food: false };
  for (const form of [word, pluralOf(word)]) addEnglish(form, entry);
}

function add(word: string, food: boolean): void {
  const entry = { doubtful: DOUBTFUL.has(word), food };
  if (/^[a-z0-9]+$/.test(word)) {
    addEnglish(word, entry);
    return;
  }
  entries.set(word, entry);
  const code = word.charCodeAt(0);
  const known = (sizes[code] ??= []);
  if (!known.includes(word.length)) known.push(word.length);
  known.sort((a, b) => b - a);
}

function addEnglish(word: string, entry: Entry): void {
  if (!entries.has(word)) entries.set(word, entry);
  const parts = word.split(' ');
  const first = parts[0] ?? word;
  firstWords.set(first, Math.max(firstWords.get(first) ?? 0, parts.length));
}

function pluralOf(word: string): string {
  if (/s$|knives$|ies$/.test(word)) return word;
  if (/(?:ch|sh|x|ss)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** The words of the lexicon in a clean text, the longest at every place. One pass. */
export function goodsWords(clean: string): GoodsWord[] {
  const found: GoodsWord[] = [];
  let at = 0;
  while (at < clean.length) {
    const code = clean.charCodeAt(at);
    const latin = code >= 97 && code <= 122;
    const chinese = chineseAt(clean, at, code);
    // u盘 and t恤 begin with a letter; shoe of shoebox is no word.
    const word = latin && !endsInHan(chinese) ? englishAt(clean, at) : chinese;
    if (word) keep(found, word);
    at = word ? word.end : latin ? wordEnd(clean, at) : at + 1;
  }
  return found;
}

/** 玻璃花瓶 is one thing, and what it is stands last. */
function keep(found: GoodsWord[], word: GoodsWord): void {
  const last = found.at(-1);
  const joins = last?.end === word.start && last.word.length > 1 && word.word.length > 1;
  if (!last || !joins) found.push(word);
  else {
    const whole = { ...word, word: last.word + word.word, start: last.start, food: last.food };
    found[found.length - 1] = whole;
  }
}

function endsInHan(found: GoodsWord | null): boolean {
  return found !== null && found.word.charCodeAt(found.word.length - 1) > 0x4e00;
}

function chineseAt(text: string, start: number, code: number): GoodsWord | null {
  for (const size of sizes[code] ?? []) {
    const word = text.slice(start, start + size);
    const entry = entries.get(word);
    if (entry && word.length === size) return { word, start, end: start + size, ...entry };
  }
  return null;
}

function englishAt(text: string, start: number): GoodsWord | null {
  let end = wordEnd(text, start);
  let most = firstWords.get(text.slice(start, end)) ?? 0;
  const ends = [end];
  while (ends.length < most && text[end] === ' ') {
    end = wordEnd(text, end + 1);
    ends.push(end);
  }
  for (most = ends.length; most > 0; most--) {
    const last = ends[most - 1] ?? end;
    const word = text.slice(start, last);
    const entry = entries.get(word);
    if (entry) return { word, start, end: last, ...entry };
  }
  return null;
}

/** Words may hold a hyphen and digits: e-bike, ps5; a Chinese character may end one (u盘). */
function wordEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    const code = text.charCodeAt(end);
    const letter = (code >= 97 && code <= 122) || (code >= 48 && code <= 57 && end > start);
    if (!letter && !(code === 45 && end > start)) break;
    end++;
  }
  return Math.max(end, start + 1);
}
