import type { Found } from './found.js';
import type { Numeral } from './numerals.js';

/** Signs that stand before an amount in yuan. */
const MARKED = /[¥￥]|rmb|cny|人民币/;
const MARKED_BEFORE = new RegExp(`(?:${MARKED.source})[: ]*$`);
/** Foreign money is not converted: it is left out. */
const FOREIGN_BEFORE =
  /(?:(?<![a-z])(?:usd|hkd|twd|eur|gbp|jpy|nt|hk|us)\$?|[$€£]|美元|美金|港币|台币|日元|欧元)[: ]*$/;
const FOREIGN_AFTER =
  /^ ?(?:美元|美金|美刀|欧元|英镑|日元|日币|港币|港元|港纸|台币|新台币|韩元|澳元|加元|卢布|泰铢|马币|dollars?|usd|hkd|euros?|eur|gbp|twd|ntd|刀|bucks)/;
const UNIT = /块钱|元钱|块大洋|元人民币|块|元|圆|人民币|rmb|cny|yuan|kuai|renminbi/;
const CURRENCY = new RegExp(`^ ?[多来余几]? ?(?:${UNIT.source})`);
/** 一块寄 is together; 两块电池 are two pieces. */
const TOGETHER = /^(?:儿|寄|发|送|去|来|走|打|过|带|邮|运|给|装|放|买|下单)/;
const PIECES =
  /^(?:电池|手表|表|板|石|布|玉|蛋糕|屏|硬盘|肥皂|香皂|地|砖|木|铁|玻璃|巧克力|腊肉|肉|牛排|豆腐|毛巾|面膜|电路|芯片|主板|显卡|奖牌|金|银|翡翠|饼|糖|瓷|轮|区域|滑板|积木)/;
/** 元旦, 圆通, 三元桥: no money. */
const NOT_YUAN = /^(?:旦|宵|素|桥|区|通|满|融|形|明|朗|一次|二次)/;
const TENTHS = /^ ?[毛角](?!衣|巾|毯|笔|绒|线|落|度|色)钱?/;
/** What says that the number behind it is money, whatever its unit. */
const MONEY =
  /保价|保额|(?<![担环确])保|保值|声明价值|价值|货值|货款|估值|总值|总价|单价|原价|售价|标价|买来|买的时候|买时|入手|价格|价钱|市价|金额|运费|邮费|快递费|费用|到付|代收|代收款|[赔退补付收扣花要交]了?我?们?|多收|多扣|退款|赔偿|赔付|补偿|值|卖|worth|valued? (?:at|of)|value(?: is)?|insured? (?:it )?for|paid|charged(?: me)?|cost(?: me)?|refund(?: me)?|cod|amount/;
const MONEY_BEFORE = new RegExp(`(?:${MONEY.source})(?:[了我你们是为约才只就大概差不多给:才 ])*$`);
const RANGE = /^ ?(?:-+|~+|到|至) ?$/;
/** 苹果手机八千保价. */
const MONEY_AFTER = /^ ?(?:的?保价|买来?的|入手|收的)/;
const TENTH = /[毛角]/;
/** A number with one of these is something else after all. */
const COUNTED =
  /^ ?(?:公斤|千克|斤|两|克|吨|kg|g(?![a-z])|天|小时|分钟|次|件|个|箱|包|点|号|月|年|日|%|折|米|厘米|cm|倍|家|位|票|单|周|封|本|台|双|:|-\d|\/\d|days?|hours?|times|pieces|boxes|lb|x|\*)/;
const LOOK_BACK = 14;

/** 打12305, 12315: who is called, not how much. */
const HOTLINE = /^.{0,2}(?:[打拨]\d+|(?:123\d\d|95\d{3}|1[12]\d|100\d\d))$/;
const SPEAKS_OF_VALUE = /保价|怎么保|投保|保险|赔|insur/;
/** 1.2万的相机, 一万八，想保价. */
const VALUE_AFTER = /^(?:$|多?的|[,，。.!！?？ ](?!\d))/;

/** One of these stands in every text with an amount. */
const MAY_PAY = new RegExp(
  [MARKED, UNIT, MONEY, TENTH, /[买收]/, SPEAKS_OF_VALUE].map(({ source }) => source).join('|'),
);

/** Amounts of money in a clean text, in yuan; of a range the greater. */
export function findAmounts(clean: string, numerals: readonly Numeral[]): Found<number>[] {
  const found: Found<number>[] = [];
  if (!MAY_PAY.test(clean)) return found;
  for (let at = 0; at < numerals.length; at++) {
    const hit = amountAt(clean, numerals, at);
    if (!hit) continue;
    found.push({ ...hit, value: Math.round(hit.value * 100) / 100 });
    while ((numerals[at + 1]?.start ?? Infinity) < hit.end) at++;
  }
  return found.length > 0 ? found : unmarked(clean, numerals);
}

/** Where a message speaks of the value of things, a large number that counts nothing is it. */
function unmarked(clean: string, numerals: readonly Numeral[]): Found<number>[] {
  if (!SPEAKS_OF_VALUE.test(clean)) return [];
  return numerals
    .filter(
      ({ value, start, end, glued }) =>
        !HOTLINE.test(clean.slice(Math.max(0, start - 2), end)) &&
        value >= 100 &&
        value < 1e7 &&
        !glued &&
        VALUE_AFTER.test(clean.slice(end, end + 4)),
    )
    .map(({ value, start, end }) => ({ value, start, end }));
}

/** An amount or a range of two: 50-100元, 100元到200元. */
function amountAt(text: string, numerals: readonly Numeral[], at: number): Found<number> | null {
  const [numeral, next] = [numerals[at], numerals[at + 1]];
  if (!numeral) return null;
  const first = singleAt(text, numeral, next);
  const end = first?.end ?? numeral.end;
  if (!next || next.start < end || !RANGE.test(text.slice(end, Math.min(next.start, end + 4)))) {
    return first;
  }
  const last = singleAt(text, next, numerals[at + 2]);
  return last
    ? {
        value: Math.max(numeral.value, last.value),
        start: first?.start ?? numeral.start,
        end: last.end,
      }
    : first;
}

function singleAt(text: string, numeral: Numeral, next: Numeral | undefined): Found<number> | null {
  const hit = yuanAt(text, numeral, next);
  return hit && !isForeign(text, numeral) ? hit : null;
}

function isForeign(text: string, numeral: Numeral): boolean {
  const { start } = numeral;
  const { end } = scaled(text, numeral);
  return (
    FOREIGN_BEFORE.test(text.slice(Math.max(0, start - LOOK_BACK), start)) ||
    FOREIGN_AFTER.test(text.slice(end, end + LOOK_BACK))
  );
}

/** An amount in yuan, unless what stands around it says that it is other money. */
function yuanAt(text: string, numeral: Numeral, next: Numeral | undefined): Found<number> | null {
  const { start } = numeral;
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  const marked = MARKED_BEFORE.exec(before);
  if (numeral.glued && !marked) return null;
  const amount = scaled(text, numeral);
  const after = text.slice(amount.end, amount.end + LOOK_BACK);
  const currency = CURRENCY.exec(after);
  const end = amount.end + (currency?.[0].length ?? 0);
  if (marked) return { value: amount.value, start: start - marked[0].length, end };
  if (currency && isMoney(currency[0].trim(), amount.value, text, end, before, next)) {
    return withTenths(text, { value: amount.value, start, end }, next);
  }
  const tenths = currency ? null : TENTHS.exec(after);
  if (tenths && (numeral.script === 'arabic' || tenths[0].endsWith('钱'))) {
    return { value: amount.value / 10, start, end: amount.end + tenths[0].length };
  }
  const bought = amount.value >= 20 && MONEY_AFTER.test(after);
  const money = MONEY_BEFORE.test(before) || bought;
  if (currency || !money || COUNTED.test(after)) return null;
  // 收一趟, 赔一半: in words, only what is large enough is money by itself.
  const least = numeral.script === 'arabic' ? 1 : 10;
  return amount.value >= least ? { value: amount.value, start, end: amount.end } : null;
}

/** 5w and 5k are ten thousands and thousands among people who type. */
function scaled(text: string, { value, end }: Numeral): { value: number; end: number } {
  const scale = text[end] === 'w' ? 10_000 : text[end] === 'k' ? 1000 : 1;
  const isScaled = scale > 1 && !/[a-z]/.test(text[end + 1] ?? ' ');
  return isScaled ? { value: value * scale, end: end + 1 } : { value, end };
}

function isMoney(
  unit: string,
  value: number,
  text: string,
  end: number,
  before: string,
  next: Numeral | undefined,
): boolean {
  const after = text.slice(end, end + 4);
  if (/[元圆]$/.test(unit)) return !NOT_YUAN.test(after);
  if (!unit.endsWith('块')) return true;
  if (PIECES.test(after) || /[少缺掉成]了?$/.test(before)) return false;
  if (value !== 1) return true;
  if (next?.start === end) return true;
  return !TOGETHER.test(after) && /[才就只要扣收付加贵差]了?$/.test(before);
}

/** 三块五, 9块9, 两块五毛: the tenths behind the currency. */
function withTenths(text: string, whole: Found<number>, next: Numeral | undefined): Found<number> {
  if (next?.start !== whole.end || !(next.value > 0) || next.value >= 100) return whole;
  const tenths = TENTHS.exec(text.slice(next.end, next.end + 3));
  const rest = text.slice(next.end, next.end + 3);
  if (next.value >= 10 && !tenths) return whole;
  if (!tenths && COUNTED.test(rest)) return whole;
  const part = next.value < 10 ? next.value / 10 : next.value / 100;
  return { ...whole, value: whole.value + part, end: next.end + (tenths?.[0].length ?? 0) };
}
