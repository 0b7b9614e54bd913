/** A run of letters and digits. */
export interface Part {
  text: string;
  start: number;
  end: number;
  digits: number;
}

/**
 * Parts with one space or hyphen between each: what may be one number that was pasted in
 * groups, or several in a row. Parts without digits are kept only where they may belong to a
 * number: a short prefix before it, the two letters of a country behind it.
 */
export type Chain = Part[];

const LONGEST_PREFIX = 5;
const FEWEST_DIGITS = 7;

/** The chains of a clean text that hold enough digits to be a number of anything. */
export function chainsOf(clean: string): Chain[] {
  const chains: Chain[] = [];
  if (!holdsDigits(clean)) return chains;
  let chain: Chain = [];
  for (const part of partsOf(clean)) {
    const last = chain.at(-1);
    if (last && !joins(clean, last.end, part.start)) {
      keep(chain, chains);
      chain = [];
    } else if (last && isLetter(last) && isLetter(part)) {
      // A carrier's letters, spelled out as the digits behind them: S F 7 0 …
      chain[chain.length - 1] = { ...last, text: last.text + part.text, end: part.end };
      continue;
    }
    chain.push(part);
  }
  keep(chain, chains);
  return chains;
}

/** Whether a text holds as many digits as a number has, in whatever order. */
function holdsDigits(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length && digits < FEWEST_DIGITS; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
  }
  return digits === FEWEST_DIGITS;
}

function isLetter({ text, digits }: Part): boolean {
  return text.length === 1 && digits === 0;
}

function keep(chain: Chain, chains: Chain[]): void {
  const kept = chain.filter((part, at) => part.digits > 0 || isAffix(chain, at));
  if (kept.reduce((sum, { digits }) => sum + digits, 0) >= FEWEST_DIGITS) chains.push(kept);
}

function isAffix(chain: Chain, at: number): boolean {
  const { text = '' } = chain[at] ?? {};
  if (NAMES.has(text)) return false;
  const { length } = text;
  if ((chain[at + 1]?.digits ?? 0) > 0 && length <= LONGEST_PREFIX) return true;
  return length === 2 && (chain[at - 1]?.digits ?? 0) > 0;
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let start = -1;
  let digits = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const digit = code >= 48 && code <= 57;
    if (digit || (code >= 97 && code <= 122)) {
      if (start < 0) start = at;
      if (digit) digits++;
    } else if (start >= 0) {
      addPieces(parts, { text: text.slice(start, at), start, end: at, digits });
      start = -1;
      digits = 0;
    }
  }
  return parts;
}

/** Words before a number that are no part of it. */
const NAMES = new Set(
  'qq vx wx tel phone id no num order awb usps dhl ups fedex ems zto sto yto is it at by my to'.split(
    ' ',
  ),
);
/** Written into the number by people: no1234567890123. */
const GLUED_LABEL = /^(?:no|tel|phone|mob|qq|vx|wx|id|num|number|awb|order|code)(?=\d)/;
/** Two numbers pasted without anything between. */
const GLUED = /^(?:[a-z]{2,4}\d{11,15}){2,}$/;

function addPieces(parts: Part[], part: Part): void {
  const { text, start, digits } = part;
  const label = digits < text.length ? (GLUED_LABEL.exec(text)?.[0].length ?? 0) : 0;
  if (label > 0) parts.push({ ...part, text: text.slice(label), start: start + label });
  else if (text.length > 24 && text.length < 80 && GLUED.test(text)) {
    for (const { 0: piece, index } of text.matchAll(/[a-z]+\d+/g)) {
      const at = start + index;
      const digits = piece.replace(/\D/g, '').length;
      parts.push({ text: piece, start: at, end: at + piece.length, digits });
    }
  } else parts.push(part);
}

/** 138.1234.5678, but not 3.5: the dot of a number in groups stands between three digits. */
function isDot(text: string, from: number, to: number): boolean {
  return to === from + 1 && /^\d{3}\.\d{3}$/.test(text.slice(from - 3, to + 3));
}

/** One space or hyphen, the hyphen with or without spaces around it; the end of a bracket. */
function joins(text: string, from: number, to: number): boolean {
  if (to - from > 3 || to === from) return false;
  const between = text.slice(from, to).trim();
  return between === '' || /^[-–—]$/.test(between) || between === ')' || isDot(text, from, to);
}
