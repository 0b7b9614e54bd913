import { describe, expect, test } from '@jest/globals';
import { normalizeWaybill } from './waybill-number.js';

describe('normalizeWaybill', () => {
  test.each([
    ['YT1234567890123', 'YT1234567890123'],
    [' yt 1234-5678 90123\n', 'YT1234567890123'],
    ['ＹＴ１２３４５６７８９０１２３', 'YT1234567890123'],
    ['SF1234—567–890123', 'SF1234567890123'],
    ['SF1234\u200b567890123', 'SF1234567890123'],
    ['', null],
    ['12345', null],
    ['YT1234567890123\u0000', null],
    ["YT'; drop table waybills", null],
    ['圆通1234567890123', null],
    ['1'.repeat(41), null],
    [' '.repeat(10_000) + 'YT1234567890123', null],
  ])('%j → %j', (text, number) => {
    expect(normalizeWaybill(text)).toBe(number);
  });
});
