import { describe, expect, test } from '@jest/globals';
import { pickLocale } from './locale.js';

describe('pickLocale', () => {
  test.each([
    [['zh-Hant-HK'], 'zh-TW'],
    [['zh_TW', 'en'], 'zh-TW'],
    [[null, '', 'en-GB', 'zh'], 'en'],
    [['fr', 'de', 'zh-SG'], 'zh-CN'],
    [['fr'], 'zh-CN'],
    [[], 'zh-CN'],
  ])('%j → %s', (wishes, locale) => {
    expect(pickLocale(wishes)).toBe(locale);
  });
});
