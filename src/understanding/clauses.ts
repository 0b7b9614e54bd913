import type { Mask } from './features/index.js';

/** A part of a message that may ask for something of its own. */
export interface Clause {
  text: string;
  masks: Mask[];
}

const BETWEEN =
  /[，,。.!！?？;；\n]|还有就是|还有|另外|顺便|以及|对了|and also|also|\band\b|\bplus\b/g;
const SHORTEST = 4;
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
