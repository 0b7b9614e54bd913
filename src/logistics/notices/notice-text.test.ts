import { expect, test } from '@jest/globals';
import type { NoticeLine } from '../../protocol/index.js';
import { wordNotice } from './notice-text.js';

const notice: NoticeLine = {
  id: '0199f000-0000-7000-8000-000000000000',
  kind: 'weather',
  title: { 'zh-CN': '成都暴雨', 'zh-TW': '成都暴雨', en: 'Heavy rain in Chengdu' },
  startsAt: '2026-11-23T04:00:00.000Z',
};

test.each([
  [notice, 'zh-CN', '成都暴雨。'],
  [{ ...notice, delayHours: [6, 24] }, 'zh-CN', '成都暴雨，预计会晚 6–24 小时，以实际为准。'],
  [
    { ...notice, delayHours: [12, 12], endsAt: '2026-11-24T04:00:00.000Z' },
    'zh-TW',
    '成都暴雨，預計會晚 12 小時，以實際為準，影響預計到 11月24日 12:00。',
  ],
  [
    { ...notice, delayHours: [6, 24], endsAt: '2026-11-24T04:00:00.000Z' },
    'en',
    'Heavy rain in Chengdu. We expect about 6–24 hours of delay. It is expected to last until Nov 24, 12:00.',
  ],
] as const)('%j in %s', (line, locale, text) => {
  expect(wordNotice(line as NoticeLine, locale)).toBe(text);
});
