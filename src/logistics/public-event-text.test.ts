import { describe, expect, test } from '@jest/globals';
import { publicEventText } from './public-event-text.js';

describe('publicEventText', () => {
  test.each([
    ['快递员：王小明，电话13812345678，正在派件', '快递员：***，电话***，正在派件'],
    ['派件员【李四】正在为您派件 138-1234-5678', '派件员【***】正在为您派件 ***'],
    ['快递员王五正在派送，联系电话：+86 138 1234 5678', '快递员***正在派送，联系电话：***'],
    ['客服电话 021-55501234，400-0000-123', '客服电话 ***，***'],
    ['业务员 张三(13812345678) 已揽收', '业务员 ***(***) 已揽收'],
    ['签收人：欧阳修。', '签收人：***。'],
    ['快件已由张三签收', '快件已由***签收'],
    ['快件由【李四】代签收', '快件由【***】代签收'],
    ['包裹已到驿站，取件码：8-2-3011，请及时领取', '包裹已到驿站，取件码：***，请及时领取'],
    ['请凭 6688-12 取件', '请凭 *** 取件'],
    ['已送达，收货地址：幸福路8号3单元，感谢使用', '已送达，收货地址：***，感谢使用'],
  ])('%s → %s', (text, shown) => {
    expect(publicEventText(text)).toBe(shown);
  });

  test.each([
    '快件已由收件人本人签收',
    '快件已由家人代签收',
    '经收件人同意，已放入驿站',
    '快递员正在派件，请保持电话畅通',
    '快件已发往 成都转运中心',
    '收件人拒收，快件将退回寄件地',
    '快件到达【武汉转运中心】，2026-11-23 12:00:00',
  ])('%s stays', (text) => {
    expect(publicEventText(text)).toBe(text);
  });

  test('a long text does not take long', () => {
    const started = performance.now();
    publicEventText('快递员'.repeat(5_000) + '0'.repeat(20_000) + ' '.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
