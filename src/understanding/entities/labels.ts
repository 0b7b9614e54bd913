/** What the words before a number call it. */
export type Label = 'waybill' | 'phone' | 'other';

/** 订单号, 工单号, 账单号 are numbers of something else. */
const WAYBILL =
  /(?<![订工账保定户易款付诉赔])单号|运单|面单|快递号|快递码|快递单|单子(?![上里])|物流[号单编]|包裹[号编]|快件[号编]|货运号|货号|件号|条形?码|追踪[号码]|查件|waybill|tracking|awb|consignment|(?:parcel|package|shipment) (?:no|num|id|is)|#$/g;
const PHONE =
  /电话|手机|联系|座机|致电|热线|号码|[拨打][给:]?$|tel|phone|mobile|cell|call|whatsapp|line:?$/g;
const OTHER =
  /[订定]单|(?:商户|交易|付款|退款|投诉|申诉|理赔)单号|合同号|客户号|批次|案号|受理号|工单|账单|保单|order|qq|扣扣|企鹅|微信|wechat|wx|vx|[账帐][号户]|卡号|银行|会员|编号|发票|税号|验证码|取件码|提货码|密码|邮编|zip|post ?code|工号|流水|交易|支付宝|旺旺|学号|车牌|型号|sku|invoice|account|ticket|case|金额|价值|货款|保价|总价|运费|身份证|证件|护照|passport|id card|\bid\b|群|imei|序列号|统一社会|信用代码|社会信用/g;

const PATTERNS = [
  ['waybill', WAYBILL],
  ['other', OTHER],
  ['phone', PHONE],
] as const;

/** Labels reach no further: 运单号 is: …, 快递单号应该是这个. */
const REACH = 16;

/** What the number at `start` is called; the label nearest to it counts. */
export function labelBefore(clean: string, start: number, from: number): Label | null {
  const before = clean.slice(Math.max(from, start - REACH), start);
  let label: Label | null = null;
  let nearest = 0;
  for (const [kind, pattern] of PATTERNS) {
    const end = endOfLast(pattern, before);
    if (end > nearest) [nearest, label] = [end, kind];
  }
  return label;
}

/** Where the last match ends, 0 without any. */
function endOfLast(pattern: RegExp, text: string): number {
  let end = 0;
  pattern.lastIndex = 0;
  while (text !== '' && pattern.test(text)) end = pattern.lastIndex;
  return end;
}

/** Whether what stands between two numbers only lists them, so that they share their label. */
export function isList(between: string): boolean {
  return (
    between.length <= 6 &&
    /^[\s、,，;；/|.&+]*(?:和|及|与|跟|还有|以及|and)?[\s、,，:]*$/.test(between)
  );
}
