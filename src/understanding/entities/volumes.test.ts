import { describe, expect, test } from '@jest/globals';
import { entitiesOf, writtenAt } from '../../../test/fixtures/entities-of.js';

describe('volumes in cubic metres', () => {
  test.each([
    ['1.2立方', 1.2],
    ['1.2 立方米', 1.2],
    ['1.2立方公尺', 1.2],
    ['两方', 2],
    ['兩方', 2],
    ['3 m³', 3],
    ['3m3', 3],
    ['3㎥', 3],
    ['1.5 cbm', 1.5],
    ['1.5CBM', 1.5],
    ['0.8立方米', 0.8],
    ['零点八立方', 0.8],
    ['半立方的大纸箱', 0.5],
    ['半个立方', 0.5],
    ['一个半立方', 1.5],
    ['两立方半', 2.5],
    ['三方半', 3.5],
    ['五个立方', 5],
    ['十来方', 10],
    ['2到3立方', 3],
    ['2-3方', 3],
    ['两三方货', 3],
    ['拼车到南昌 我这有两立方', 2],
    ['木材 12 方 发哪种车', 12],
    ['一共200公斤1.2方从广州发成都', 1.2],
    ['货大概3方左右，500公斤', 3],
    ['体积1.8方', 1.8],
    ['bulk goods, 12 cubic metres', 12],
    ['two and a half cubic meters', 2.5],
    ['1.5 cubic m', 1.5],
    ['80000立方厘米', 0.08],
    ['長寬高算下來0.6立方公尺', 0.6],
  ])('%s → %d', (text, cubicMetres) =>
    expect(entitiesOf(text).volume?.value).toBe(cubicMetres * 1e6),
  );
});

describe('no volume', () => {
  test.each([
    '对方不接电话',
    '寄到3个地方',
    '第三方',
    '第3方平台',
    '三方协议',
    '走三方物流',
    '3方物流',
    '两方面原因',
    '一方面太贵',
    '两方都不承认',
    '甲乙两方',
    '双方',
    '四面八方',
    '八方快递',
    '官方',
    '一方有难',
    '不是十分方便',
    '3方便面',
    '5个方便面',
    '收件方1个',
    '90平方',
    '12平方米的地毯',
    '每立方多少钱',
    '一立方等于多少公斤',
    '一立方是多少公斤',
    '300 per cubic metre',
    '30厘米的立方体',
    '12m3/h的水泵',
    '0立方',
  ])('%s', (text) => expect(entitiesOf(text).volume).toBeUndefined());
});

test('a volume beside a weight and a lane keeps them apart', () => {
  const text = '广州到成都 家具300公斤 1.2立方米';
  const { volume, weightGrams, dimensions } = entitiesOf(text);
  expect(writtenAt(text, volume)).toBe('1.2立方米');
  expect(weightGrams?.value).toBe(300_000);
  expect(dimensions).toBeUndefined();
});
