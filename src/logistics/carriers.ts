/**
 * Carriers by the code Kuaidi100 (快递100) gives them, with the brand as customers know it.
 * Source: domain facts, section 4.
 */
const BRANDS: Readonly<Record<string, string>> = {
  shunfeng: '顺丰速运',
  yuantong: '圆通速递',
  zhongtong: '中通快递',
  shentong: '申通快递',
  yunda: '韵达快递',
  jd: '京东快递',
  ems: 'EMS',
  youzhengguonei: '邮政快递包裹',
  debangkuaidi: '德邦快递',
  jtexpress: '极兔速递',
};

/** What stands behind every name that is part of the demo data. */
export const DEMO_MARK = '（演示）';

/** The brand of a carrier; a code we do not know stays as it came. */
export function carrierName(code: string, demo: boolean): string {
  const brand = (Object.hasOwn(BRANDS, code) ? BRANDS[code] : undefined) ?? code;
  return demo ? brand + DEMO_MARK : brand;
}
