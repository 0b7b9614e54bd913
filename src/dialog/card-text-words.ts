import type { Locale } from '../protocol/index.js';

/** What only the text form of cards says, beside the words of states and the like. */
interface CardWords {
  demo: string;
  open: string;
  closed: string;
  noOutlets: string;
  days: (least: number, most: number) => string;
  /** The weight that is paid for. */
  chargeable: string;
  priceNote: string;
  promised: string;
  /** Was expected by then, and is not there. */
  late: string;
  /** Before the carrier's own words, where those are in another language. */
  original: string;
  earlier: (count: number) => string;
  due: string;
  claim: string;
  complaint: string;
  next: string;
  latest: string;
  offer: string;
  fill: string;
  /** Which values a field takes. */
  oneOf: (label: string, options: readonly string[]) => string;
  optional: (labels: readonly string[]) => string;
  delay: (least: number, most: number) => string;
  until: (when: string) => string;
  insured: (worth: string, lost: string, pays: string) => string;
  colon: string;
  comma: string;
}

const range = (least: number, most: number) => (least === most ? `${most}` : `${least}–${most}`);

export const cardWords: Readonly<Record<Locale, CardWords>> = {
  'zh-CN': {
    demo: '（演示数据）',
    open: '营业中',
    closed: '已休息',
    noOutlets: '这里没有查到网点',
    days: (least, most) => `${range(least, most)} 天`,
    chargeable: '计费',
    priceNote: '以实际称重和收寄时为准',
    promised: '预计送达，以实际为准：',
    late: '已晚，原预计送达：',
    original: '原文：',
    earlier: (count) => `……更早还有 ${count} 条`,
    due: '预计答复',
    claim: '理赔',
    complaint: '投诉',
    next: '下一步预计',
    latest: '最晚告知结果',
    offer: '方案',
    fill: '也可以照下面几行一次填好发来：',
    oneOf: (label, options) => `（${label}可填：${options.join('、')}）`,
    optional: (labels) => `（选填：${labels.join('、')}）`,
    delay: (least, most) => `预计晚 ${range(least, most)} 小时`,
    until: (when) => `影响预计到 ${when}`,
    insured: (worth, lost, pays) => `保价举例：货值 ${worth}，损失 ${lost}，赔 ${pays}`,
    colon: '：',
    comma: '、',
  },
  'zh-TW': {
    demo: '（示範資料）',
    open: '營業中',
    closed: '休息中',
    noOutlets: '這裡沒有查到據點',
    days: (least, most) => `${range(least, most)} 天`,
    chargeable: '計費',
    priceNote: '以實際秤重和收件時為準',
    promised: '預計送達，以實際為準：',
    late: '已晚，原預計送達：',
    original: '原文：',
    earlier: (count) => `……更早還有 ${count} 筆`,
    due: '預計答覆',
    claim: '理賠',
    complaint: '投訴',
    next: '下一步預計',
    latest: '最晚告知結果',
    offer: '方案',
    fill: '也可以照下面幾行一次填好傳來：',
    oneOf: (label, options) => `（${label}可填：${options.join('、')}）`,
    optional: (labels) => `（選填：${labels.join('、')}）`,
    delay: (least, most) => `預計晚 ${range(least, most)} 小時`,
    until: (when) => `影響預計到 ${when}`,
    insured: (worth, lost, pays) => `保價舉例：貨值 ${worth}，損失 ${lost}，賠 ${pays}`,
    colon: '：',
    comma: '、',
  },
  en: {
    demo: '(demo data)',
    open: 'open',
    closed: 'closed',
    noOutlets: 'no outlet found here',
    days: (least, most) => `${range(least, most)} ${most === 1 ? 'day' : 'days'}`,
    chargeable: 'chargeable',
    priceNote: 'The price at the counter, after weighing, applies',
    promised: 'expected by, the actual day may differ: ',
    late: 'late, was expected by: ',
    original: 'carrier’s words: ',
    earlier: (count) => `… and ${count} earlier`,
    due: 'answer due',
    claim: 'claim',
    complaint: 'complaint',
    next: 'next step expected by',
    latest: 'outcome told by',
    offer: 'offer',
    fill: 'Or send these lines filled in, all at once:',
    oneOf: (label, options) => `(${label}: ${options.join(', ')})`,
    optional: (labels) => `(may be left out: ${labels.join(', ')})`,
    delay: (least, most) => `about ${range(least, most)} h later`,
    until: (when) => `until about ${when}`,
    insured: (worth, lost, pays) => `insurance example: worth ${worth}, lost ${lost}, pays ${pays}`,
    colon: ': ',
    comma: ', ',
  },
};
