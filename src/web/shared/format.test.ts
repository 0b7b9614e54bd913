import { describe, expect, test } from '@jest/globals';
import { cubicMetres, dayAndTime, distance, kilograms, placeName, yuan } from './format.js';

test.each([
  [1250, '¥12.50'],
  [1200, '¥12'],
  [-300, '−¥3'],
  [5, '¥0.05'],
])('%i fen → %s', (fen, text) => expect(yuan(fen)).toBe(text));

test.each([
  [3000, '3'],
  [1250, '1.25'],
  [500, '0.5'],
])('%i g → %s kg', (grams, text) => expect(kilograms(grams)).toBe(text));

test.each([
  [2_000_000, '2'],
  [72_000, '0.08'],
  [1, '0.01'],
])('%i cm³ → %s m³', (volume, text) => expect(cubicMetres(volume)).toBe(text));

test.each([
  [0, '0\u00a0m'],
  [854, '850\u00a0m'],
  [1234, '1.2\u00a0km'],
  [9999, '10\u00a0km'],
  [56_789, '57\u00a0km'],
])('%i m → %s', (metres, text) => expect(distance(metres)).toBe(text));

test.each([
  [{ province: '上海市', city: '上海市' }, '上海市'],
  [{ province: '四川省', city: '成都市', district: '武侯区' }, '四川省成都市武侯区'],
  [{ province: 'Shanghai', city: 'Shanghai' }, 'Shanghai'],
  [{ province: 'Sichuan', city: 'Chengdu', district: 'Wuhou' }, 'Wuhou, Chengdu, Sichuan'],
])('%j → %s', (place, text) => expect(placeName(place)).toBe(text));

describe('dayAndTime', () => {
  test('names the year only when it is another one', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    expect(dayAndTime('2026-11-20T12:00:00Z', 'zh-CN', undefined, now)).not.toContain('2026');
    expect(dayAndTime('2025-11-20T12:00:00Z', 'zh-CN', undefined, now)).toContain('2025');
  });
});
