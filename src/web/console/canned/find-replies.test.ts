import { describe, expect, test } from '@jest/globals';
import { gapsIn } from '../../../protocol/reply-gaps.js';
import { fillReply, gapAfter } from './fill-reply.js';
import { findReplies, slashBefore, type CannedOption } from './find-replies.js';

const option = (shortcut: string, title: string, text = ''): CannedOption => ({
  shortcut,
  title: { 'zh-CN': title, 'zh-TW': title, en: shortcut },
  text,
  fitting: false,
});
const replies = [
  option('hello', '开场问候', '您好，我是客服'),
  option('lost', '疑似丢失', '正在查找'),
  option('still', '还在核实', '让您久等了'),
  option('address', '改地址说明', '可以改'),
];

describe('what is typed finds', () => {
  test.each<[string, string[]]>([
    ['', ['hello', 'lost', 'still', 'address']],
    ['l', ['lost', 'hello', 'still']],
    ['lost', ['lost']],
    ['改地', ['address']],
    ['gdz', ['address']],
    ['久等', ['still']],
    ['xyz', []],
  ])('/%s → %j', (words, shortcuts) => {
    expect(findReplies(replies, words, 'zh-CN').map(({ shortcut }) => shortcut)).toEqual(shortcuts);
  });
});

describe('a slash', () => {
  test.each<[string, string | null]>([
    ['/', ''],
    ['/he', 'he'],
    ['您好 /he', 'he'],
    ['您好\n/改', '改'],
    ['/he llo', null],
    ['1/2', null],
    ['https://a', null],
    ['//', null],
    ['', null],
  ])('in %j', (text, words) => {
    expect(slashBefore(text, text.length)?.words ?? null).toBe(words);
  });

  test('counts before the caret', () => {
    expect(slashBefore('/he 您好', 3)).toEqual({ from: 0, to: 3, words: 'he' });
  });
});

describe('a text is filled', () => {
  const values = { waybill: 'YT88', me: '小林' };
  test.each([
    ['我是{me}', '我是小林'],
    ['{waybill}赔{金额}', 'YT88赔{金额}'],
    ['{city}', '{city}'],
    ['{constructor}', '{constructor}'],
  ])('%s → %s', (text, filled) => expect(fillReply(text, values)).toBe(filled));

  test.each<[string, string[]]>([
    ['没有', []],
    ['赔{金额}元，{next step}', ['{金额}', '{next step}']],
    ['{"a": 1} {} {a.b} {{x}}', ['{x}']],
  ])('gaps of %s', (text, gaps) => {
    expect(gapsIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(gaps);
  });

  test('one gap follows the other, and the first the last', () => {
    expect(gapAfter('{a}{b}', 0)?.from).toBe(0);
    expect(gapAfter('{a}{b}', 1)?.from).toBe(3);
    expect(gapAfter('{a}{b}', 6)?.from).toBe(0);
    expect(gapAfter('ab', 0)).toBeUndefined();
  });
});
