import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../protocol/index.js';
import { readingTrouble } from './reading-level.js';

describe('texts that are hard to read on a phone', () => {
  test.each<[Locale, string, string | null]>([
    ['zh-CN', '好的，马上帮您查。', null],
    ['zh-CN', '这件现在是“{state}”，最近一次更新在{city}。', null],
    ['zh-CN', '请'.repeat(61), 'long_sentence'],
    ['zh-TW', `${'請'.repeat(40)}。${'請'.repeat(40)}`, null],
    ['en', 'I asked the outlet to speed it up; they aim to answer soon.', null],
    ['en', Array.from({ length: 33 }, () => 'go').join(' '), 'long_sentence'],
    [
      'en',
      'Documentation verification necessitates supplementary identification information immediately please',
      'hard_words',
    ],
    ['en', 'Unfortunately unavailable.', null],
  ])('%s %s', (locale, text, wanted) => {
    expect(readingTrouble(text, locale)).toBe(wanted);
  });
});
