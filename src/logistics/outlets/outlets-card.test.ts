import { expect, test } from '@jest/globals';
import { outletsCardSchema } from '../../protocol/index.js';
import { demoOutlets } from '../demo/demo-outlets.js';
import { isOpenAt } from './outlet-hours.js';
import { presentDistantOutlets, presentOutlets } from './outlets-card.js';

const rows = demoOutlets(1).map((outlet, index) => ({
  ...outlet,
  id: String(index),
  createdAt: new Date(0),
}));
const sundayEvening = new Date('2026-11-22T18:00:00+08:00');

test('outlets that are open come first and at most so many are shown', () => {
  const card = presentOutlets('上海市', rows, { now: sundayEvening, limit: rows.length });
  const open = rows.filter((outlet) => isOpenAt(outlet.hours, sundayEvening));
  expect(open.length).toBeGreaterThan(0);
  expect(open.length).toBeLessThan(rows.length);
  expect(card.outlets.slice(0, open.length).every((outlet) => outlet.openNow)).toBe(true);
  expect(card.outlets.slice(open.length).some((outlet) => outlet.openNow)).toBe(false);
  expect(outletsCardSchema.parse(card)).toEqual(card);

  const few = presentOutlets('上海市', rows, { now: sundayEvening, limit: 3 });
  expect(few.outlets).toEqual(card.outlets.slice(0, 3));
});

test('a place without outlets has an empty card', () => {
  expect(presentOutlets('某地', [], { now: sundayEvening, limit: 5 })).toEqual({
    type: 'outlets',
    place: '某地',
    outlets: [],
    demo: false,
  });
});

test.each([
  ['zh-CN', '武侯营业部', '人民路1号'],
  ['en', 'Wuhou outlet', '1 Renmin Road'],
  // What nobody has translated stays Chinese.
  ['zh-TW', '武侯營業部', '人民路1号'],
] as const)('an outlet is named in the language of the chat: %s', (locale, name, address) => {
  const outlet = {
    ...rows[0]!,
    name: '武侯营业部',
    address: '人民路1号',
    translations: {
      en: { name: 'Wuhou outlet', address: '1 Renmin Road' },
      'zh-TW': { name: '武侯營業部' },
    },
  };
  const options = { now: sundayEvening, limit: 1, locale };
  const near = presentDistantOutlets([{ outlet, metres: 5 }], options);
  for (const card of [presentOutlets('某地', [outlet], options), near]) {
    expect(card.outlets[0]).toMatchObject({ name, address });
  }
});
