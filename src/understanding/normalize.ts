import { ConverterFactory } from 'opencc-js/core';
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import type { Locale } from '../protocol/index.js';

/** Longer messages are understood by their beginning: what follows never stalls the bot. */
export const LONGEST_UNDERSTOOD = 1000;

/** A text as the engine works on it, and the way back to what was written. */
export interface NormalText {
  /** The text as it was written. */
  written: string;
  /** NFKC, lower case, Traditional characters folded to Simplified, no control characters. */
  clean: string;
  /** Where each code unit of `clean`, and its end, came from in the original. */
  origin: (index: number) => number;
  /** The language it is written in, or null where nothing tells. */
  language: Locale | null;
  /** Whether it is written in a script of neither language, such as かな or кириллица. */
  foreign: boolean;
}

/** What a character becomes, and what it tells of the language. */
interface Folded {
  to: string;
  script: 'traditional' | 'simplified' | 'han' | 'latin' | 'foreign' | 'none';
}

/** How many characters of each kind. */
type Seen = Record<Folded['script'], number>;

// Character by character: the phrases would take thirty megabytes and never be met.
const toSimplified = ConverterFactory([traditionalToSimplified]);
const toTraditional = ConverterFactory([simplifiedToTraditional]);
/** By UTF-16 code unit, and the characters that take two. */
const foldsOfUnits: (Folded | undefined)[] = new Array(0x10000).fill(undefined);
const folds = new Map<string, Folded>();

/** Unicode's first block of Chinese characters, the end not included: it holds nothing else. */
export const COMMON_HAN = [0x4e00, 0xa000] as const;

const STAYS = 1;
const CHANGES = 2;
/** By UTF-16 code unit, 0 for what was not met. A half of a pair is none by itself: it changes. */
const staysOf = new Uint8Array(0x10000);

/** Controls, soft hyphens, zero-width characters, marks of direction, variation selectors. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\ufe00-\ufe0f]$/u;
const SPACE = /^[\s\p{Z}]$/u;
const HAN = /^\p{Script=Han}$/u;
const LATIN = /^\p{Script=Latin}$/u;
const LETTER = /^\p{L}$/u;

/** Variants that people write for a character and OpenCC leaves alone. */
const VARIANTS: Record<string, string> = {
  妳: '你',
  恁: '您',
  咗: '了',
  冇: '没',
  嘅: '的',
  係: '是',
};

/** Written so in Taiwan too, though dictionaries know another form: 台北, 剛才. */
const IN_BOTH: ReadonlySet<string> = new Set('台才占');

// Known before the first text holds them: most texts meet some for the first time.
staysOf.fill(STAYS, ...COMMON_HAN);
for (const pair of traditionalToSimplified.split('|')) staysOf[pair.charCodeAt(0)] = 0;
for (const variant of Object.keys(VARIANTS)) staysOf[variant.charCodeAt(0)] = 0;

/** What is written in these alone is clean but for its capitals. */
const ASCII = /^[\x20-\x7e]*$/;

/** The clean text alone: see {@link NormalText}. */
export function cleanOf(text: string): string {
  if (text.length <= LONGEST_UNDERSTOOD && ASCII.test(text)) return text.toLowerCase();
  let clean = '';
  // What stays as it is written is taken in whole stretches: most of a text.
  let from = 0;
  for (let at = 0; at < text.length && clean.length + at - from < LONGEST_UNDERSTOOD;) {
    if (stays(text, at)) {
      at++;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at)!);
    clean += text.slice(from, at) + foldOf(character).to;
    at += character.length;
    from = at;
  }
  const rest = text.slice(from, from + Math.max(LONGEST_UNDERSTOOD - clean.length, 0));
  return from === 0 ? rest : clean + rest;
}

/** Whether the character that begins with a code unit is that unit, and clean. */
function stays(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  staysOf[code] ||= foldOf(text[at]!).to === text[at] ? STAYS : CHANGES;
  return staysOf[code] === STAYS;
}

/** Normalises a text of any content; never fails. */
export function normalize(text: string): NormalText {
  let clean = '';
  const origins: number[] = [];
  const seen: Seen = { traditional: 0, simplified: 0, han: 0, latin: 0, foreign: 0, none: 0 };
  let position = 0;
  for (const character of text) {
    if (clean.length >= LONGEST_UNDERSTOOD) break;
    const { to, script } = foldOf(character);
    seen[script]++;
    for (let index = 0; index < to.length; index++) origins.push(position);
    clean += to;
    position += character.length;
  }
  origins.push(position);
  return {
    written: text,
    clean,
    origin: (index) => origins[Math.min(Math.max(index, 0), origins.length - 1)] ?? 0,
    language: languageOf(seen, clean),
    foreign: isForeign(seen),
  };
}

function foldOf(character: string): Folded {
  if (character.length === 1) {
    const code = character.charCodeAt(0);
    return (foldsOfUnits[code] ??= fold(character));
  }
  let folded = folds.get(character);
  if (!folded) {
    folded = fold(character);
    folds.set(character, folded);
  }
  return folded;
}

function fold(character: string): Folded {
  if (SPACE.test(character)) return { to: ' ', script: 'none' };
  if (INVISIBLE.test(character)) return { to: '', script: 'none' };
  const normal = character.normalize('NFKC').toLowerCase();
  const plain = normal === '\u2019' ? "'" : normal;
  if (HAN.test(plain)) {
    const simplified = VARIANTS[plain] ?? toSimplified(plain);
    if (simplified !== plain) return { to: simplified, script: 'traditional' };
    const isEither = IN_BOTH.has(plain) || toTraditional(plain) === plain;
    return { to: plain, script: isEither ? 'han' : 'simplified' };
  }
  const script = LATIN.test(plain) ? 'latin' : LETTER.test(plain) ? 'foreign' : 'none';
  return { to: plain, script };
}

/** Japanese writes Chinese characters among its own. */
function isForeign({ traditional, simplified, han, latin, foreign }: Seen): boolean {
  return foreign > traditional + simplified + han && foreign > latin;
}

/** What holds an English sentence together, and what a Chinese one. */
const ENGLISH_JOINTS =
  /\b(?:the|an?|is|are|was|am|do|does|did|can|could|will|would|my|your|i|you|it|there|this|where|when|what|which|who|how|why|in|at|to|from|for|of|on|near|and|or|not|have|has|please)\b/g;
const CHINESE_JOINTS = /[的了吗呢么我你您他它是在到哪怎什没有不给把被吧啊这那请帮]/g;
/** One such word may stand in a name. */
const LEAST_JOINTS = 2;

function languageOf(seen: Seen, clean: string): Locale | null {
  const han = seen.traditional + seen.simplified + seen.han;
  if (isForeign(seen)) return null;
  // One Chinese character says about as much as a short English word.
  if (han > 0 && han * 4 >= seen.latin && !isEnglishWithNames(seen, clean)) {
    if (seen.traditional > seen.simplified) return 'zh-TW';
    return seen.simplified > 0 ? 'zh-CN' : null;
  }
  return seen.latin >= 2 ? 'en' : null;
}

/** An English sentence that names places or goods in Chinese: "any outlets in 西宁市城中区?". */
function isEnglishWithNames({ latin }: Seen, clean: string): boolean {
  if (latin === 0) return false;
  const english = clean.match(ENGLISH_JOINTS)?.length ?? 0;
  return english >= LEAST_JOINTS && english > (clean.match(CHINESE_JOINTS)?.length ?? 0);
}

/** Whether a text holds anything that can be understood: a letter, a character or a digit. */
export function hasWords(clean: string): boolean {
  return /[\p{L}\p{N}]/u.test(clean);
}
