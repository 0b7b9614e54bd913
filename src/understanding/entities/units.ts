/** Words that make a number vague change nothing; 个 and `a` of half a kilo stand for no more. */
const VAGUE = /[来多几余]|个(?!半)| a | of a /y;
const AND_A_HALF = /个半|半| and a half /y;
/** One of these begins each of them. */
const MODIFIERS = '来多几余个半 ';
const RANGE = /^ ?(?:-+|~+|到|至|—+|–|或者?|to|or) ?$/;
const LONGEST_RANGE = 5;

/** Whether what stands between two numbers makes them the ends of a range. */
export function isRange(text: string, from: number, to: number): boolean {
  return to > from && to <= from + LONGEST_RANGE && RANGE.test(text.slice(from, to));
}

/** What stands between a number and its unit: where it ends, and whether it adds a half. */
export function modifierAt(
  text: string,
  from: number,
  value: number,
): { end: number; half: boolean } {
  if (!MODIFIERS.includes(text[from] ?? '.')) return { end: from, half: false };
  const vague = endOf(VAGUE, text, from);
  // Half a kilo, said 半, has none behind it.
  const end = value >= 1 ? endOf(AND_A_HALF, text, vague) : vague;
  return { end, half: end > vague };
}

/** Where a pattern that stands at a place ends; the place itself where it does not stand there. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** A table of units that finds the longest one standing at a place in a text. */
export class Units {
  /** By first character, the longest first. */
  private readonly byFirst = new Map<string, [unit: string, size: number][]>();
  private readonly any: RegExp;

  /** @param sizes what one of a unit is, in the smallest one */
  constructor(sizes: Record<string, number>) {
    for (const entry of Object.entries(sizes)) {
      const first = entry[0][0] ?? '';
      const known = this.byFirst.get(first) ?? [];
      known.push(entry);
      this.byFirst.set(
        first,
        known.sort(([a], [b]) => b.length - a.length),
      );
    }
    this.any = new RegExp(Object.keys(sizes).map(patternOf).join('|'));
  }

  /** Whether a text may hold one at all: it takes less time than to look behind every number. */
  mayStandIn(text: string): boolean {
    return this.any.test(text);
  }

  /** The unit that begins at `at`; one of letters ends where the letters do. */
  at(text: string, at: number): { unit: string; size: number; end: number } | null {
    for (const [unit, size] of this.byFirst.get(text[at] ?? '') ?? []) {
      const end = at + unit.length;
      if (!text.startsWith(unit, at)) continue;
      if (isLetter(text, end - 1) && isLetter(text, end) && !isCross(text, end)) continue;
      return { unit, size, end };
    }
    return null;
  }
}

/** A unit of letters stands by itself, or before the x of 60cmx40cm. */
function patternOf(unit: string): string {
  const [before, after] = [isLetter(unit, 0), isLetter(unit, unit.length - 1)];
  return `${before ? '(?<![a-z])' : ''}${unit.replace('^', '\\^')}${after ? '(?![a-wyz])' : ''}`;
}

/** The first place from `at` on that is no space; at most two are skipped. */
export function skipSpaces(text: string, at: number): number {
  let to = at;
  while (to < at + 2 && text[to] === ' ') to++;
  return to;
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 97 && code <= 122;
}

/** The x of 60cmx40cm. */
function isCross(text: string, at: number): boolean {
  return text[at] === 'x' && /^x ?\d/.test(text.slice(at, at + 3));
}
