import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanOf, hasWords, LONGEST_UNDERSTOOD, normalize } from './normalize.js';

test.each([
  ['我的包裹寄到哪裡了', '我的包裹寄到哪里了', 'zh-TW'],
  ['貨態查詢', '货态查询', 'zh-TW'],
  ['我的快递到哪了', '我的快递到哪了', 'zh-CN'],
  ['從台北', '从台北', 'zh-TW'],
  ['台北', '台北', null],
  ['你好', '你好', null],
  ['Where is my parcel?', 'where is my parcel?', 'en'],
  ['ＹＴ１２３', 'yt123', 'en'],
  ['運費點計？我件嘢去咗邊', '运费点计?我件嘢去了边', 'zh-TW'],
  ['SF快递 tracking 查一下', 'sf快递 tracking 查一下', 'zh-CN'],
  ['荷物はどこですか', '荷物はどこですか', null],
  ['快\u200b递\u00ad', '快递', 'zh-CN'],
  ['快\r\n递\t单', '快  递 单', 'zh-CN'],
  ['\u202e倒着写\u0000', '倒着写', 'zh-CN'],
  [
    'Any outlets in 西宁市城中区? I am near the 火车站',
    'any outlets in 西宁市城中区? i am near the 火车站',
    'en',
  ],
  ['how much from 上海市浦东新区 to 成都市', 'how much from 上海市浦东新区 to 成都市', 'en'],
  ['帮我查 where is my parcel 到了吗', '帮我查 where is my parcel 到了吗', 'zh-CN'],
  ['to 成都市武侯区', 'to 成都市武侯区', 'zh-CN'],
  ['12345', '12345', null],
  ['', '', null],
])('%j', (text, clean, language) => {
  expect(normalize(text)).toMatchObject({ clean, language });
});

test.each([
  ['?!…', false],
  ['😀👍', false],
  [' ', false],
  ['2', true],
  ['a', true],
  ['嗯', true],
])('%j has words: %s', (text, has) => expect(hasWords(normalize(text).clean)).toBe(has));

describe('for any text', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 2000 });

  test('the way back leads into the text, forwards', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { clean, origin } = normalize(text);
        let before = 0;
        for (let at = 0; at <= clean.length; at++) {
          expect(origin(at)).toBeGreaterThanOrEqual(before);
          before = origin(at);
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('the result is short and stays as it is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { clean } = normalize(text);
        expect(clean.length).toBeLessThan(LONGEST_UNDERSTOOD + 20);
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});

test('the clean text alone is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 1200 }), fc.string(), (any, ascii) => {
      expect(cleanOf(any)).toBe(normalize(any).clean);
      expect(cleanOf(ascii)).toBe(normalize(ascii).clean);
    }),
  );
});

test('of every character alone as well', () => {
  const units = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  expect(units.filter((unit) => cleanOf(unit) !== normalize(unit).clean)).toEqual([]);
});
