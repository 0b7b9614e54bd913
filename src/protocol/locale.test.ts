import { describe, expect, test } from '@jest/globals';
import { nearestLocale } from './locale.js';

describe('nearestLocale', () => {
  test.each([
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hant-HK', 'zh-TW'],
    ['zh_TW', 'zh-TW'],
    ['en-GB', 'en'],
    ['fr', 'zh-CN'],
    [undefined, 'zh-CN'],
  ])('%s → %s', (tag, locale) => {
    expect(nearestLocale(tag)).toBe(locale);
  });
});
