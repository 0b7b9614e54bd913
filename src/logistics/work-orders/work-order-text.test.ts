import { describe, expect, test } from '@jest/globals';
import {
  locales,
  type WorkOrderCard,
  workOrderKinds,
  workOrderReasonSchema,
  workOrderStates,
} from '../../protocol/index.js';
import { wordWorkOrder } from './work-order-text.js';

const card: WorkOrderCard = {
  type: 'work_order',
  id: '0199f000-0000-7000-8000-000000000000',
  reference: 'WO00000123',
  kind: 'expedite',
  state: 'submitted',
  waybill: 'YT1234567890123',
  deadline: '2026-11-24T04:05:00.000Z',
  steps: [{ state: 'submitted', at: '2026-11-23T04:05:00.000Z' }],
  demo: false,
};

test.each([
  [
    'zh-CN',
    '催件已提交，编号 WO00000123。预计 11月24日 12:05 前有答复，进展会在这里告诉您。网点会优先跟进，实际时间以派送为准。',
  ],
  [
    'zh-TW',
    '催件已提交，編號 WO00000123。預計 11月24日 12:05 前有答覆，進展會在這裡告訴您。網點會優先跟進，實際時間以配送為準。',
  ],
  [
    'en',
    'Request to speed up submitted, number WO00000123. We expect an answer by Nov 24, 12:05 and will tell you here. The outlet looks into it first; the actual time depends on the delivery.',
  ],
] as const)('a submitted expedite in %s', (locale, text) => {
  expect(wordWorkOrder(card, locale)).toBe(text);
});

test('what could not be done says why', () => {
  const failed = { ...card, kind: 'intercept', state: 'failed', reason: 'too_late' } as const;
  expect(wordWorkOrder(failed, 'zh-CN')).toBe(
    '很抱歉，拦截申请（WO00000123）没能办成。快件已经走过了能办理的环节。需要的话可以转人工，我们再想想办法。',
  );
  expect(wordWorkOrder({ ...failed, reason: undefined }, 'en')).toBe(
    'Sorry, Request to stop the parcel (WO00000123) could not be done. You can ask for a person and we will look for another way.',
  );
});

describe.each(locales)('every text in %s', (locale) => {
  const texts = workOrderKinds.flatMap((kind) =>
    workOrderStates.flatMap((state) =>
      workOrderReasonSchema.options.map((reason) =>
        wordWorkOrder({ ...card, kind, state, reason }, locale),
      ),
    ),
  );

  test('is filled and promises nothing', () => {
    for (const text of texts) {
      expect(text).toContain('WO00000123');
      expect(text).not.toMatch(/[{}]|undefined|\s\s/);
      expect(text).not.toMatch(/保证|保證|一定|肯定|100\s*%|guarantee|promise|definitely/i);
    }
  });
});
