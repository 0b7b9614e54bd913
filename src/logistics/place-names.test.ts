import { expect, test } from '@jest/globals';
import { cityOf, placeOf, placeText, divisionNames } from './place-names.js';

test.each([
  ['510107', { province: '四川省', city: '成都市', district: '武侯区' }, '四川省成都市武侯区'],
  ['510100', { province: '四川省', city: '成都市' }, '四川省成都市'],
  ['510000', { province: '四川省', city: '四川省' }, '四川省'],
  ['310104', { province: '上海市', city: '上海市', district: '徐汇区' }, '上海市徐汇区'],
  ['310000', { province: '上海市', city: '上海市' }, '上海市'],
  ['429004', { province: '湖北省', city: '仙桃市' }, '湖北省仙桃市'],
])('%s', (adcode, place, text) => {
  expect(placeOf(adcode)).toEqual(place);
  expect(placeText(place)).toBe(text);
  expect(cityOf(adcode)).toEqual({ province: place.province, city: place.city });
});

test('a code without a place has no name', () => {
  expect(placeOf('999999')).toBeUndefined();
  expect(cityOf('constructor')).toBeUndefined();
});

test('divisions go by the beginning of the codes of what lies in them', () => {
  const names = new Map(divisionNames().map(({ code, name }) => [code, name]));
  expect(names.get('33')).toBe('浙江省');
  expect(names.get('3301')).toBe('浙江省杭州市');
  expect(names.get('330106')).toBe('浙江省杭州市西湖区');
  expect(names.get('31')).toBe('上海市');
  expect(names.get('310104')).toBe('上海市徐汇区');
  expect(names.size).toBe(divisionNames().length);
});
