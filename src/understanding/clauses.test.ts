import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clausesOf } from './clauses.js';

const textsOf = (clean: string) => clausesOf(clean, []).map(({ text }) => text.trim());

test.each([
  ['我的快递到哪了，顺便问下寄成都多少钱', ['我的快递到哪了', '问下寄成都多少钱']],
  ['查下快递走到什么位置 再催一下呗', ['查下快递走到什么位置', '催一下呗']],
  ['帮我改地址还有开个发票', ['帮我改地址', '开个发票']],
  ['包裹破了我要赔偿另外投诉快递员', ['包裹破了我要赔偿', '投诉快递员']],
  ['这个能退吗？还想问下保价', ['这个能退吗', '想问下保价']],
  ['where is my parcel and also how much to paris', ['where is my parcel', 'how much to paris']],
])('%s', (clean, clauses) => {
  expect(textsOf(clean)).toEqual(clauses);
});

test.each([
  '我的快递到哪了',
  '再见啦朋友们',
  'iphone 15 pro max',
  '寄到 beijing 要几天',
  'sandy beach landing',
  '',
])('%j is one clause', (clean) => {
  expect(clausesOf(clean, [])).toEqual([]);
});

describe('masks', () => {
  test('go with their clause, counted from its start', () => {
    const clean = '查一下 sf123，寄3kg多少钱';
    const masks = [
      { start: 4, end: 9, kind: 'waybill' },
      { start: 11, end: 14, kind: 'weight' },
    ];
    const clauses = clausesOf(clean, masks);
    expect(
      clauses.map(({ text, masks: own }) => own.map((m) => text.slice(m.start, m.end))),
    ).toEqual([['sf123'], ['3kg']]);
  });

  test('signs inside a value end no clause', () => {
    expect(clausesOf('保价3,000元多少钱', [{ start: 2, end: 8, kind: 'amount' }])).toEqual([]);
  });
});

test('any text gives at most a few clauses, each part of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'我 ，and再帮.?还有\n') }), (clean) => {
      const clauses = clausesOf(clean, []);
      expect(clauses.length).toBeLessThanOrEqual(6);
      for (const { text } of clauses) expect(clean).toContain(text);
    }),
  );
});
