import { expect, test } from '@jest/globals';
import { provinces } from './places.js';

test('provinces stand with their own cities', () => {
  const all = provinces();
  expect(all.length).toBeGreaterThanOrEqual(34);
  for (const { adcode, cities } of all) {
    for (const city of cities) expect(city.adcode.slice(0, 2)).toBe(adcode.slice(0, 2));
  }
  expect(all.find(({ name }) => name === '浙江省')?.cities).toContainEqual({
    adcode: '330100',
    name: '杭州市',
  });
  expect(all.find(({ name }) => name === '台湾省')?.cities).toContainEqual(
    expect.objectContaining({ name: '台北市' }),
  );
  expect(all.find(({ name }) => name === '上海市')?.cities).toEqual([]);
});
