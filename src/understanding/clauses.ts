import type { Mask } from './features/index.js';

/** A part of a message that may ask for something of its own. */
export interface Clause {
  text: string;
  masks: Mask[];
}

/** Signs that end a clause, and words that begin another matter. */
const BETWEEN = new RegExp(
  [
    '[，,。.!！?？;；、~…\\n]+',
    // Between Chinese characters a space stands for a comma.
    '(?<=\\p{Script=Han}) +(?=\\p{Script=Han})',
    '还有(?:就是|个事|一个|一件)?|另外|顺便|顺带|顺道|以及|对了|同时|而且|并且|然后|接着|不过|但是',
    '再(?=帮|给|催|查|看|问|把|让|跟|请|麻烦|说|告诉|顺)',
    '(?:还|也)(?=想|要|得|需要|请|麻烦|帮|能不能|可不可以)',
    '\\b(?:and also|and then|and|also|plus|but|by the way|btw|another thing)\\b',
  ].join('|'),
  'gu',
);
/** 「多少钱」 asks for something of its own. */
const SHORTEST = 3;
/** Nobody asks for more at once; the rest would only cost time. */
const MOST = 6;

/** The clauses of a clean text; none where it has only one. */
export function clausesOf(clean: string, masks: readonly Mask[]): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  const take = (to: number) => {
    const text = clean.slice(from, to);
    if (text.trim().length < SHORTEST) return;
    const within = masks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end, kind }) => ({ start: start - from, end: end - from, kind }));
    clauses.push({ text, masks: within });
  };
  for (const { 0: separator, index } of clean.matchAll(BETWEEN)) {
    // 3,000 and 2.5 are no ends of clauses.
    if (masks.some(({ start, end }) => index >= start && index < end)) continue;
    take(index);
    from = index + separator.length;
    if (clauses.length >= MOST) return clauses;
  }
  take(clean.length);
  return clauses.length > 1 ? clauses : [];
}
