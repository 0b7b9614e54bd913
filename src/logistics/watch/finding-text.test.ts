import { expect, test } from '@jest/globals';
import { locales } from '../../protocol/index.js';
import { wordFinding } from './finding-text.js';

const now = new Date('2026-11-23T04:00:00Z');
const finding = {
  kind: 'stalled',
  waybill: 'YT1234567890123',
  reference: 'WO00000007',
  since: new Date('2026-11-20T03:00:00Z'),
} as const;

test.each([
  [
    'zh-CN',
    '您的快件 YT1234567890123 已经 3 天 没有新的物流信息了。我们已主动向网点发起核查（WO00000007），有结果会在这里告诉您。',
  ],
  [
    'zh-TW',
    '您的包裹 YT1234567890123 已經 3 天 沒有新的物流資訊了。我們已主動向網點發起查核（WO00000007），有結果會在這裡告訴您。',
  ],
  [
    'en',
    'There has been no news of your parcel YT1234567890123 for 3 days. We have asked the outlet about it (WO00000007) and will tell you here what it says.',
  ],
] as const)('a stalled parcel in %s', (locale, text) => {
  expect(wordFinding(finding, locale, now)).toBe(text);
});

test('a short silence is told in hours', () => {
  const since = new Date('2026-11-22T20:00:00Z');
  expect(wordFinding({ ...finding, since }, 'zh-CN', now)).toContain('8 小时');
});

test.each(locales)('no text in %s promises anything', (locale) => {
  for (const kind of ['stalled', 'late', 'lost_suspect'] as const) {
    const text = wordFinding({ ...finding, kind }, locale, now);
    expect(text).toContain('WO00000007');
    expect(text).not.toMatch(/[{}]|保证|保證|一定|100\s*%|guarantee|promise/i);
  }
});
