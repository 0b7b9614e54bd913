import { describe, expect, test } from '@jest/globals';
import type { Understanding } from '../understanding/index.js';
import { formCard, readForm, slotsOfForm } from './form.js';

const now = new Date('2026-11-26T20:00:00Z'); // The 27th in Shanghai.
const heard = { entities: { waybills: [] } } as unknown as Understanding;
const form = {
  fields: [
    { name: 'goods', required: true },
    { name: 'date', required: true },
  ],
} as const;

test('a card has the fields that are open, with their limits', () => {
  expect(formCard(form, { goods: '书' }, 'en', now).fields).toEqual([
    {
      ...{ name: 'date', label: 'Pickup day', required: true, type: 'date' },
      ...{ min: '2026-11-27', max: '2026-12-27' },
    },
  ]);
});

test.each([
  ['lines of a form', '寄什么：书\n 联系人 : 李娟 ', { goods: '书', contact: '李娟' }],
  [
    'other lines and the second of two alike',
    '您好\nGoods: a\nPhone: 1\nGoods: b',
    { goods: 'a', phone: '1' },
  ],
  ['one line alone, which is a sentence', '联系人：李娟', null],
  ['labels nobody gave', 'constructor: x\n__proto__: y\ntoString: z', null],
  ['nothing filled in', '寄什么：\n联系人：', null],
])('%s', (_, text, wanted) => {
  const filled = readForm(text);
  expect(filled && Object.fromEntries(filled)).toEqual(wanted);
});

describe('a value that cannot be is left out', () => {
  const slots = (text: string) => slotsOfForm(readForm(`${text}\n时段：晚上`)!, heard, now);
  test.each([
    ['a day that was', '取件日期：2026-11-26'],
    ['a day that is none', '取件日期：2026-02-30'],
    ['a day too far away', '取件日期：2027-11-26'],
    ['no weight', '大约几公斤：NaN'],
    ['a negative weight', '大约几公斤：-3'],
    ['a weight beyond all', '大约几公斤：5000'],
    ['goods without an end', `寄什么：${'书'.repeat(101)}`],
    ['no phone', '手机号：12'],
  ])('%s', (_, line) => {
    expect(slots(line)).toEqual({ part: 'evening' });
  });
  test('the others are kept', () => {
    expect(slots('取件日期：2026-11-27\n大约几公斤：2.5kg')).toEqual({
      ...{ date: '2026-11-27', weight: 2500, part: 'evening' },
    });
  });
});
