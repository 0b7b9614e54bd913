/** Digits and units of Chinese numerals, the capital forms of cheques among them. */
const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  俩: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** A Chinese numeral of a quantity, as part of a larger pattern. */
export const CHINESE_NUMERAL = '[零〇一壹二贰两俩三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万]+';

/** An Arabic number, thousands separated or not, as part of a larger pattern. */
export const ARABIC_NUMERAL = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;

/**
 * The value of `12.5`, `1,200`, `两千三`, `一百零五`, `十二点五`, `3万`; null where it is none.
 * A digit after a unit counts in the next smaller one: 两千三 is 2300, 一百零五 is 105.
 */
export function parseNumber(text: string): number | null {
  if (text.length === 1 && text > '9') return DIGITS[text] ?? UNITS[text] ?? null;
  const plain = text.replaceAll(',', '');
  const tenThousands = /^(.+)万(.*)$/.exec(plain);
  if (tenThousands) {
    const [, before = '', after = ''] = tenThousands;
    const high = parseNumber(before);
    if (high === null) return null;
    if (after === '') return high * 10_000;
    const low = parseNumber(after);
    if (low === null) return null;
    return high * 10_000 + (after.length === 1 ? low * 1000 : low);
  }
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  const [whole = '', fraction] = plain.split('点');
  const value = chineseInteger(whole);
  if (value === null || fraction === undefined) return value;
  const digits = [...fraction].map((digit) => DIGITS[digit]);
  if (digits.length === 0 || digits.includes(undefined)) return null;
  return Number(`${value}.${digits.join('')}`);
}

function chineseInteger(text: string): number | null {
  if (text === '') return null;
  const characters = [...text];
  if (characters.every((character) => character in DIGITS)) {
    // 五六 is a guess between neighbours: the greater is the safer.
    if (characters.length === 2 && isGuess(characters)) return DIGITS[characters[1] ?? ''] ?? null;
    return Number(characters.map((character) => DIGITS[character]).join(''));
  }
  let total = 0;
  let digit: number | null = null;
  let lastUnit = 0;
  let zero = false;
  for (const [at, character] of characters.entries()) {
    const unit = UNITS[character];
    if (unit !== undefined) {
      total += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = null;
      zero = false;
      continue;
    }
    const value = DIGITS[character];
    if (value === undefined) return null;
    if (value === 0) zero = true;
    else if (digit !== null && !isGuess(characters.slice(at - 1, at + 1))) return null;
    else digit = value;
  }
  if (digit === null) return total;
  return total + (lastUnit >= 100 && !zero ? (digit * lastUnit) / 10 : digit);
}

function isGuess([first, second]: string[]): boolean {
  const low = DIGITS[first ?? ''];
  return low !== undefined && low > 0 && DIGITS[second ?? ''] === low + 1;
}
