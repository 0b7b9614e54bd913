import { expect, test } from '@jest/globals';
import { byLocale, utteranceLocale } from './utterance-locale.js';

test.each([
  ['我的快递到哪了', 'zh-CN'],
  ['包裹到哪了', 'zh-CN'],
  ['收货人电话写错了', 'zh-CN'],
  ['我的包裹什麼時候到', 'zh-TW'],
  ['宅配單號查詢', 'zh-TW'],
  ['貨態', 'zh-TW'],
  ['where is my parcel', 'en'],
  ['YT 到哪', 'zh-CN'],
])('%s is %s', (text, locale) => expect(utteranceLocale(text)).toBe(locale));

test('lines are sorted by language', () => {
  expect(byLocale(['到哪了', 'where', '還沒到', '查件'])).toEqual({
    'zh-CN': ['到哪了', '查件'],
    'zh-TW': ['還沒到'],
    en: ['where'],
  });
});
