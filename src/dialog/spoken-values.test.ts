import { describe, expect, test } from '@jest/globals';
import { isAskedAlike, isBareComplaint } from './spoken-values.js';

describe('who wants to complain and says of nothing', () => {
  test.each([
    '我要投诉',
    '我要投訴！',
    '投诉',
    '你好，我想投诉',
    '我要投诉你们公司',
    '我要做个投诉',
    'I want to complain.',
    "I'd like to make a complaint",
    'I would like to file a formal complaint',
    'complaint',
  ])('%s', (text) => expect(isBareComplaint(text)).toBe(true));

  test.each([
    '怎么投诉',
    '我要投诉快递员',
    '我要投诉你们太慢了',
    '不投诉了',
    '我的投诉处理得怎么样了',
    '我要投诉 YT1234567890123',
    'how do I complain',
    'I want to complain about the courier',
    'my complaint',
  ])('not %s', (text) => expect(isBareComplaint(text)).toBe(false));
});

test.each([
  ['明天呢', true],
  ['那后天呢？', true],
  ['那明天可以嗎', true],
  ['What about tomorrow?', true],
  ['明天', false],
  ['我明天不在家', false],
  ['明天上午能不能给我送到公司去呢', false],
  ['tomorrow I am out', false],
])('%s asks for another value: %s', (text, expected) => expect(isAskedAlike(text)).toBe(expected));
