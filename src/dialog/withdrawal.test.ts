import { describe, expect, test } from '@jest/globals';
import type { WorkOrderCard, WorkOrderKind, WorkOrderState } from '../protocol/index.js';
import { orderMeant, orderQuestionIn, withdrawalIn } from './withdrawal.js';

describe('what is taken back', () => {
  test.each<[string, WorkOrderKind[]]>([
    ['不催了', ['expedite']],
    ['不用催了', ['expedite']],
    ['取消刚才的催件', ['expedite']],
    ['不拦了', ['intercept']],
    ['取消攔截', ['intercept']],
    ['地址不改了', ['address_change']],
    ['不退了', ['return']],
    ['不改了', ['address_change', 'reschedule']],
    ['撤销刚才的预约', ['pickup_booking', 'reschedule', 'redelivery']],
    ['取消上门取件', ['pickup_booking']],
    ['不寄了', ['pickup_booking']],
    ['发票不开了', ['invoice']],
    ['取消工单', []],
    ['撤回申请', []],
    ['刚才那个不要了', []],
    ['剛才的申請取消', []],
    ['cancel the address change', ['address_change']],
    ["don't chase it any more", ['expedite']],
    ['please withdraw my request', []],
    ['cancel the pickup', ['pickup_booking']],
  ])('%s', (text, kinds) => expect(withdrawalIn(text)).toEqual({ kinds }));

  test('the order of a reference', () => {
    expect(withdrawalIn('把WO00000012取消')?.reference).toBe('WO00000012');
    expect(withdrawalIn('cancel WO12 please')?.reference).toBe('WO00000012');
  });

  test.each([
    '取消',
    '取消吧',
    '不取消了',
    "don't cancel my request",
    '取消投诉',
    '我要投诉',
    '帮我催一下',
    '怎么还不催',
    '不退钱了吗',
    '我想改地址',
    '没收到发票',
    'cancel',
    'where is my parcel',
  ])('nothing: %s', (text) => expect(withdrawalIn(text)).toBeNull());
});

const order = (reference: string, kind: WorkOrderKind, state: WorkOrderState, waybill = 'YT1') =>
  ({ reference, kind, state, waybill }) as WorkOrderCard;

test('the latest that fits is meant, and one of which nothing has come yet first', () => {
  const orders = [
    order('WO3', 'expedite', 'cancelled'),
    order('WO2', 'expedite', 'in_progress', 'YT2'),
    order('WO1', 'invoice', 'submitted'),
  ];
  const meant = (kinds: WorkOrderKind[], waybills: string[] = []) =>
    orderMeant({ kinds }, orders, waybills)?.reference ?? null;
  expect(meant(['expedite'])).toBe('WO2');
  expect(meant(['expedite'], ['YT1'])).toBe('WO3');
  expect(meant([])).toBe('WO2');
  expect(meant(['return'])).toBeNull();
  expect(meant(['invoice'], ['YT9'])).toBeNull();
  expect(orderMeant({ reference: 'WO1', kinds: [] }, orders, [])?.kind).toBe('invoice');
});

describe('what is asked after', () => {
  test.each<[string, WorkOrderKind[]]>([
    ['催件有结果了吗', ['expedite']],
    ['刚才催的那个有回复吗', ['expedite']],
    ['改地址改好了吗', ['address_change']],
    ['拦截成功了吗', ['intercept']],
    ['退回的申请处理了没', ['return']],
    ['发票开好了吗', ['invoice']],
    ['我的工单到哪一步了', []],
    ['has my address change gone through?', ['address_change']],
    ['any update on my request?', []],
  ])('%s', (text, kinds) =>
    expect(orderQuestionIn(text)?.kinds).toEqual(expect.arrayContaining(kinds)),
  );

  test.each(['WO00000012怎么样了', 'any update on WO12?', 'wo 12'])('%s', (text) =>
    expect(orderQuestionIn(text)?.reference).toBe('WO00000012'),
  );

  test.each(['能改地址吗', '催一下', '帮我拦截', '快递怎么样了', '可以开发票吗', '退回要多少钱'])(
    'not %s',
    (text) => expect(orderQuestionIn(text)).toBeNull(),
  );
});
