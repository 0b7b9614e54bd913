import { COMMON_HAN } from '../normalize.js';

/** What a stretch of text is read as. */
export type RunKind = 'han' | 'latin' | 'number' | 'mark' | 'other';

const NONE = 0;
const HAN = 1;
const LATIN = 2;
const DIGIT = 3;
const MARK = 4;
const OTHER = 5;

const KINDS = [
  [HAN, /^\p{Script=Han}$/u],
  [LATIN, /^[\p{Script=Latin}\p{M}']$/u],
  [DIGIT, /^\d$/],
  [MARK, /^[?!]$/],
  [NONE, /^[\s\p{P}]$/u],
] as const;

const UNKNOWN = 255;
/** By UTF-16 code unit: halves of a pair are looked at as the character they make. */
const kindOf = new Uint8Array(0x10000).fill(UNKNOWN).fill(HAN, ...COMMON_HAN);

/**
 * Calls `visit` with every run of Chinese characters, every word in Latin letters, every number
 * (`3`, `2.5`, `10:30`), every question or exclamation mark and every other sign that carries
 * meaning, in order.
 */
export function visitRuns(text: string, visit: (kind: RunKind, run: string) => void): void {
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    const width = widthAt(text, at);
    if (kind === HAN || kind === LATIN) {
      let end = at + width;
      while (end < text.length && kindAt(text, end) === kind) end += widthAt(text, end);
      visit(kind === HAN ? 'han' : 'latin', text.slice(at, end));
      at = end;
    } else if (kind === DIGIT) {
      const end = endOfNumber(text, at);
      visit('number', text.slice(at, end));
      at = end;
    } else {
      if (kind === MARK) visit('mark', text[at]!);
      else if (kind === OTHER) visit('other', text.slice(at, at + width));
      at += width;
    }
  }
}

function endOfNumber(text: string, from: number): number {
  let end = endOfDigits(text, from);
  for (;;) {
    const sign = text[end];
    const further = sign === '.' || sign === ':' ? endOfDigits(text, end + 1) : end + 1;
    if (further === end + 1) return end;
    end = further;
  }
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && kindAt(text, end) === DIGIT) end++;
  return end;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isHigh(code) && isLow(text.charCodeAt(at + 1))) return kindOfText(text.slice(at, at + 2));
  const known = kindOf[code]!;
  if (known !== UNKNOWN) return known;
  return (kindOf[code] = kindOfText(text[at]!));
}

function kindOfText(character: string): number {
  return KINDS.find(([, form]) => form.test(character))?.[0] ?? OTHER;
}

function widthAt(text: string, at: number): number {
  return isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) ? 2 : 1;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
