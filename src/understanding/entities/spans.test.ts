import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NOW } from '../../../test/fixtures/entities-of.js';
import { normalize } from '../normalize.js';
import { extract } from './index.js';

const pieces = fc.constantFrom(
  'YT1234567890123',
  '13812345678',
  '3公斤',
  '半',
  '两',
  '上海',
  '成都武侯区',
  '从',
  '到',
  '寄',
  '😀',
  ' ',
  '-',
  '万',
  '￥',
  '０',
  'kg',
  '明天',
  '三点',
  '點',
  '手机',
  '新疆红枣',
  'x40',
  'to tokyo',
  'half a kilo',
  '\u0000',
  'ﷺ',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
);

test('whatever is written, what is found lies in the text and in order', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { entities, masks } = extract(normalize(text), NOW);
      const { waybills, ...single } = entities;
      for (const found of [...waybills, ...Object.values(single)]) {
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeGreaterThan(found.start);
        expect(found.end).toBeLessThanOrEqual(text.length);
        expect(text.slice(found.start, found.end).trim()).not.toBe('');
      }
      for (const [at, mask] of masks.entries()) {
        expect(mask.start).toBeGreaterThanOrEqual(masks[at - 1]?.end ?? 0);
      }
    }),
  );
});

describe('a text made to cost time is read to its end', () => {
  test.each([
    '1',
    '1 ',
    '12-',
    '从到',
    '上海',
    '一',
    '两',
    '一万',
    '3公斤',
    '明天',
    '1x',
    'tomorrow ',
  ])('%s over and over', (unit) => {
    const text = unit.repeat(10_000 / unit.length);
    const { masks } = extract(
      { written: text, clean: text, origin: (index) => index, language: null },
      NOW,
    );
    expect(masks.every(({ end }) => end <= text.length)).toBe(true);
  });
});
