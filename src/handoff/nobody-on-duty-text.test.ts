import { expect, test } from '@jest/globals';
import type { Locale } from '../protocol/index.js';
import { wordNobodyOnDuty, wordOpening } from './nobody-on-duty-text.js';

const timeZone = 'Asia/Shanghai';
/** A Thursday, ten in the evening in Shanghai. */
const NOW = new Date('2026-11-26T14:00:00Z');

test.each<[string, Locale, string]>([
  ['2026-11-26T15:30:00Z', 'zh-CN', '今天 23:30'],
  ['2026-11-27T01:00:00Z', 'zh-CN', '明天 9:00'],
  ['2026-11-27T01:00:00Z', 'zh-TW', '明天 9:00'],
  ['2026-11-27T01:00:00Z', 'en', 'tomorrow at 9:00 (GMT+8)'],
  ['2026-11-30T00:30:00Z', 'zh-CN', '周一（11月30日）8:30'],
  ['2026-11-30T00:30:00Z', 'en', 'on Monday, Nov 30 at 8:30 (GMT+8)'],
  // Midnight in UTC is no midnight there.
  ['2026-11-26T23:59:00Z', 'zh-CN', '明天 7:59'],
])('%s in %s is %s', (at, locale, words) => {
  const opening = { at: new Date(at), timeZone };
  // In this time's ICU the hour may be written with a leading zero.
  expect(wordOpening(opening, NOW, locale).replace(/(\D)0(\d:)/, '$1$2')).toBe(words);
});

test.each<Locale>(['zh-CN', 'zh-TW', 'en'])('in %s the callback is offered with it', (locale) => {
  const known = wordNobodyOnDuty({ at: new Date('2026-11-27T01:00:00Z'), timeZone }, NOW, locale);
  const unknown = wordNobodyOnDuty(undefined, NOW, locale);
  for (const text of [known, unknown]) expect(text).toMatch(/请回电|請回電|Call me/);
  expect(known).toMatch(/9:00/);
  expect(unknown).not.toMatch(/\d:\d\d/);
});
