import type { Found } from './found.js';
import { ARABIC_NUMERAL, CHINESE_NUMERAL, parseNumber } from './numbers.js';

/** Grams of each unit. 磅 and lb are the pound, 台斤 the Taiwan catty. */
const GRAMS: Record<string, number> = {
  公斤: 1000,
  千克: 1000,
  kg: 1000,
  kgs: 1000,
  kilo: 1000,
  kilos: 1000,
  kilogram: 1000,
  kilograms: 1000,
  k: 1000,
  台斤: 600,
  市斤: 500,
  斤: 500,
  两: 50,
  钱: 5,
  公克: 1,
  克: 1,
  g: 1,
  gram: 1,
  grams: 1,
  吨: 1_000_000,
  公吨: 1_000_000,
  t: 1_000_000,
  ton: 1_000_000,
  tons: 1_000_000,
  tonne: 1_000_000,
  tonnes: 1_000_000,
  磅: 453.592_37,
  lb: 453.592_37,
  lbs: 453.592_37,
  pound: 453.592_37,
  pounds: 453.592_37,
  盎司: 28.349_523,
  oz: 28.349_523,
};

const UNIT = Object.keys(GRAMS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const NUMBER = `${ARABIC_NUMERAL}|半|(?:${CHINESE_NUMERAL})(?:点[零〇一二三四五六七八九]+)?`;

/** `3公斤`, `两公斤半`, `三斤二两`, `2-3kg`, `十来斤`, `half a kilo`. */
const WEIGHT = new RegExp(
  `(?<![\\d.a-z])(?:(${NUMBER})\\s*(?:-|~|到|至|to)\\s*)?(${NUMBER}|half a)(个)?半?(?:来|多|几)?\\s*(${UNIT})(?![a-z])` +
    `(?:(半)|零?\\s*(${NUMBER})\\s*(两|克|g)(?![a-z]))?`,
  'g',
);

/** Goods whose name begins with what could be a unit: 两 of 两天, 克 of 克服. */
const NOT_A_WEIGHT = /^(?:天|个|次|件|年|月|周|回|位|家|边|遍|岁|块|点|箱|包|盒|瓶|本|条|种|人)/;

/** Weights in a clean text, in grams. Of a range, the greater. */
export function findWeights(clean: string): Found<number>[] {
  const found: Found<number>[] = [];
  for (const match of clean.matchAll(WEIGHT)) {
    const [whole, , amount = '', , unit = '', half, more, smaller] = match;
    const end = match.index + whole.length;
    if (unit === '两' && NOT_A_WEIGHT.test(clean.slice(end))) continue;
    if ((unit === 'k' || unit === 't') && !/\d/.test(amount)) continue;
    const gramsOfUnit = GRAMS[unit] ?? 0;
    const number = amount === '半' || amount === 'half a' ? 0.5 : parseNumber(amount);
    if (number === null) continue;
    // 两个半公斤 and 两公斤半: half a unit more.
    const inner = /半/.test(
      whole.slice(whole.indexOf(amount) + amount.length, -unit.length || undefined),
    );
    let grams = number * gramsOfUnit;
    if (half || (inner && !half && number >= 1)) grams += gramsOfUnit / 2;
    if (more)
      grams += (more === '半' ? 0.5 : (parseNumber(more) ?? 0)) * (GRAMS[smaller ?? ''] ?? 0);
    if (grams > 0 && grams <= 1e9) {
      found.push({ value: Math.round(grams), start: match.index, end });
    }
  }
  return found;
}
