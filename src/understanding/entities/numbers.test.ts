import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseNumber } from './numbers.js';

describe('parseNumber', () => {
  test.each([
    ['12.5', 12.5],
    ['1,200', 1200],
    ['两千三', 2300],
    ['一百零五', 105],
    ['十二点五', 12.5],
    ['三万', 30_000],
    ['一万二', 12_000],
    ['五六', 6],
    ['', null],
    ['点', null],
    ['abc', null],
  ])('%s → %s', (text, value) => expect(parseNumber(text)).toBe(value));

  test('reads every whole number below ten thousand as Chinese writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (number) => {
        expect(parseNumber(inChinese(number))).toBe(number);
      }),
    );
  });
});

/** A whole number, 1–9999, written out. */
function inChinese(number: number): string {
  let text = '';
  let gap = false;
  for (const [at, unit] of ['千', '百', '十', ''].entries()) {
    const digit = Math.floor(number / 10 ** (3 - at)) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += (gap ? '零' : '') + '零一二三四五六七八九'[digit] + unit;
      gap = false;
    }
  }
  return text;
}
