import type { Found } from './found.js';
import { ARABIC_NUMERAL, CHINESE_NUMERAL, parseNumber } from './numbers.js';

const NUMBER = `(?:${ARABIC_NUMERAL})\\s*[万千百]?|${CHINESE_NUMERAL}(?:点[零〇一二三四五六七八九]+)?`;
const AMOUNT = new RegExp(
  `(?:[¥￥]|rmb|cny)\\s*(${ARABIC_NUMERAL})|(${NUMBER})\\s*(?:多|来)?\\s*(?:块钱|块|元|圆|人民币|rmb|cny|yuan)(?:(${NUMBER})(?:毛|角)?)?`,
  'g',
);
const SCALE: Record<string, number> = { 万: 10_000, 千: 1000, 百: 100 };

/** Amounts of money in a clean text, in yuan. Foreign money is not converted: it is left out. */
export function findAmounts(clean: string): Found<number>[] {
  const found: Found<number>[] = [];
  for (const match of clean.matchAll(AMOUNT)) {
    const [whole, marked, counted, tail] = match;
    const text = (marked ?? counted ?? '').replace(/\s/g, '');
    const scale = /\d[万千百]$/.test(text) ? (SCALE[text.at(-1) ?? ''] ?? 1) : 1;
    const number = parseNumber(scale === 1 ? text : text.slice(0, -1));
    if (number === null) continue;
    // 三块五 is 3.5.
    const jiao = tail === undefined ? 0 : (parseNumber(tail) ?? 0);
    const value = number * scale + (jiao > 0 && jiao < 10 ? jiao / 10 : 0);
    found.push({
      value: Math.round(value * 100) / 100,
      start: match.index,
      end: match.index + whole.length,
    });
  }
  return found;
}
