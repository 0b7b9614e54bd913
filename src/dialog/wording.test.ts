import { expect, test } from '@jest/globals';
import type { Locale } from '../protocol/index.js';
import { businessTime, wordDays } from './wording.js';

test.each<[string, string, Locale, string]>([
  ['2026-12-01', '2026-12-01', 'zh-CN', '12月1日'],
  ['2026-12-01', '2026-12-03', 'zh-CN', '12月1日到12月3日之间'],
  ['2026-12-01', '2026-12-03', 'zh-TW', '12月1日到12月3日之間'],
  ['2026-12-01', '2026-12-01', 'en', 'on Dec 1'],
  ['2026-12-01', '2026-12-03', 'en', 'between Dec 1 and Dec 3'],
])('%s to %s in %s', (earliest, latest, locale, words) => {
  expect(wordDays(earliest, latest, locale)).toBe(words);
});

test('the business zone is eight hours ahead', () => {
  expect(businessTime(new Date('2026-11-30T17:30:00Z'))).toEqual({ day: '2026-12-01', hour: 1 });
  expect(businessTime(new Date('2026-12-01T12:00:00Z'))).toEqual({ day: '2026-12-01', hour: 20 });
});
