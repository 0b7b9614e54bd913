import { expect, test } from '@jest/globals';
import type { VipKind } from '../../protocol/index.js';
import { keptValue, maskedValue } from './vip-value.js';

test.each<[VipKind, string, string, string]>([
  ['phone', '138 1234 5612', '13812345612', '138******12'],
  ['phone', '+86-13812345612', '13812345612', '138******12'],
  ['phone', '１３８１２３４５６１２', '13812345612', '138******12'],
  ['phone', '028-8123456', '0288123456', '028******56'],
  ['user', ' user-8871 ', 'user-8871', 'u***1'],
  ['user', '张三', '张三', '张***'],
])('%s %j is kept as %j and shown as %j', (kind, given, kept, masked) => {
  expect(keptValue(kind, given)).toBe(kept);
  expect(maskedValue(kind, kept)).toBe(masked);
});
