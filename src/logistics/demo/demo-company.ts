import type { ProductNames } from '../../protocol/index.js';
import { DEMO_MARK } from '../carriers.js';

/** The company whose desk the demo is. */
export const DEMO_BRAND = `接力速运${DEMO_MARK}`;

/** What its products are called in other languages. */
export const DEMO_PRODUCTS: Readonly<Record<string, ProductNames>> = {
  standard: { 'zh-TW': '標準快遞（示範）', en: 'Express (demo)' },
  economy: { 'zh-TW': '經濟快遞（示範）', en: 'Economy (demo)' },
  freight: { 'zh-TW': '零擔貨運（示範）', en: 'Freight (demo)' },
};

/** Streets that nearly every city has: an address made of them points at nobody. */
const MAINLAND_STREETS = [
  '人民路',
  '中山路',
  '解放路',
  '建设路',
  '文化路',
  '和平路',
  '新华路',
  '长江路',
  '黄河路',
  '友谊路',
  '胜利路',
  '东风路',
  '光明路',
  '复兴路',
  '迎宾路',
  '育才路',
] as const;
const STREETS_BEYOND = ['海旁道', '中央街', '大马路', '花园街'] as const;

/** The streets of a city in the demo. */
export function demoStreets(cityAdcode: string): readonly string[] {
  return /^[78]/.test(cityAdcode) ? STREETS_BEYOND : MAINLAND_STREETS;
}

/** A service number of the range 400-0000, which the demo uses instead of a real one. */
export function demoServicePhone(serial: number): string {
  return `400-0000-${String(serial).padStart(3, '0')}`;
}

/** A line in area 026, which China has never given out: nobody can be rung by it. */
export function demoPersonPhone(lastFour: string): string {
  return `(026) 5550-${lastFour}`;
}
