import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskPersonalData } from './personal-data.js';

describe('maskPersonalData', () => {
  test.each([
    ['我的电话13812345612', '我的电话138******12'],
    ['打 138-1234-5612 给我', '打 138******12 给我'],
    ['电话１３８１２３４５６１２', '电话138******12'],
    ['身份证11010119900307123X', '身份证110101**********3X'],
    ['单号YT1234567890123到哪了', '单号****0123到哪了'],
    ['SF1234567890123', '****0123'],
    ['mail wang.fang@example.com now', 'mail w***@example.com now'],
    ['3公斤到成都多少钱', '3公斤到成都多少钱'],
    ['好的，马上看！', '好的，马上看！'],
    ['邮箱ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ', '邮箱w***@example.com'],
    ['RB123456785GB', '****85GB'],
  ])('%s → %s', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });

  test('no mobile survives, whatever stands around it', () => {
    const mobile = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
    const around = fc.string({ unit: fc.constantFrom('我', '电', ' ', 'a', '，', ':') });
    fc.assert(
      fc.property(around, mobile, around, (before, number, after) => {
        expect(maskPersonalData(`${before} ${number} ${after}`)).not.toContain(number);
      }),
    );
  });
});
