import type { WorkOrderCard, WorkOrderKind } from '../protocol/index.js';
import { normalize } from '../understanding/index.js';

/** The orders a message speaks of: the one of a reference, or those of some kinds. */
export interface MeantOrders {
  reference?: string;
  /** Any kind where it is empty. */
  kinds: readonly WorkOrderKind[];
}

const TAKE_BACK =
  '(?:取消|撤[销回掉]|作废)(?:掉|一下|下|了)?(?:我|你们)?(?:刚刚?才?|之前|上面|上一个)?(?:提交|申请|登记|约|下|说)?(?:的|那个|那张|这个|这张|那条)*';
const CANCEL =
  '\\b(?:cancel|withdraw|undo|revoke|take back|call off|forget about)\\b(?: (?:the|my|that|this|it|please|just now|previous|last|delivery|parcel))*';

/** By kind: what it is called behind 「取消」, and how it is taken back in so many words. */
const KINDS: [readonly WorkOrderKind[], string, string, string][] = [
  [
    ['expedite'],
    '催(?:件|单|促)?',
    '(?:不(?:用|要|必)?(?:再)?|别)催(?:件)?了',
    '(?:expedite|rush|hurry|chas|speed)',
  ],
  [['intercept'], '拦截', '(?:不(?:用|要)?|别)拦(?:截)?了', '(?:intercept|stop request)'],
  [['return'], '(?:退回|退件|退货)', '(?:不(?:用|要)?|别)退(?:回|件)?(?:去)?了', 'return'],
  [
    ['reschedule'],
    '(?:改约|改期|改时间)',
    '(?:不(?:用|要)?|别)(?:改约|改期|改时间|改天)了?',
    '(?:reschedul|new (?:delivery )?time)',
  ],
  [
    ['redelivery'],
    '(?:重新?派送?|重新送|再派送?|二次派送)',
    '(?:不用|不要|别)(?:再|重新)(?:派|送)(?:送|了)*',
    'redeliver',
  ],
  [
    ['address_change'],
    '(?:改地址|地址(?:变更|更改|修改)|更改地址|修改地址)',
    '(?:不(?:用|要)?|别)改地址了?|地址(?:不用|不要|不|别)改了?',
    '(?:address|change of address)',
  ],
  [
    ['address_change', 'reschedule'],
    '(?:修改|更改)',
    '(?:^|[，,。 ])(?:不(?:用|要)?|别)改了',
    'change',
  ],
  [
    ['invoice'],
    '(?:开?发票|开票)',
    '(?:不(?:用|要)?|别)开(?:发)?票?了|发票(?:不用|不要|不)开?了',
    'invoice',
  ],
  [
    ['pickup_booking', 'reschedule', 'redelivery'],
    '预约',
    '不(?:用)?(?:预)?约了',
    '(?:appointment|booking)',
  ],
  [
    ['pickup_booking'],
    '(?:上门)?(?:取件|揽收|寄件|收件|下单|上门)',
    '不(?:用)?寄了|(?:不用|别)上门(?:取|收)?(?:件)?了',
    '(?:pickup|pick-up|collection|order)',
  ],
  [['outlet_enquiry'], '(?:网点)?(?:核查|查询|放置)', '不用(?:放|查|核查)了', 'enquir'],
  [
    [],
    '(?:工单|申请|请求|单子)?$',
    '刚(?:刚|才)(?:那个|提交的|申请的|的)*(?:工单|申请)?(?:取消|撤[销回]|不要|作废)(?:了|掉|吧)*',
    '(?:request|work order|wo\\d)',
  ],
];
const ASKED_KINDS = KINDS.map(
  ([kinds, called, , english]) => [kinds, new RegExp(`${called}|${english}`)] as const,
).filter(([kinds]) => kinds.length > 0);
const PATTERNS = KINDS.map(
  ([kinds, called, inWords, english]) =>
    [kinds, new RegExp(`${TAKE_BACK}${called}|${inWords}|${CANCEL} ${english}`)] as const,
);
const NOT_IN_WORDS = /\b(?:don'?t|do not|no need to|stop) (?:chas|rush|hurry|expedit|push)/;
const REFERENCE = /\bwo ?0*(\d{1,10})\b/;
const TAKES = /取消|撤|作废|不要|不用|不办|cancel|withdraw|revoke|call off|undo/;
/** 「催件有结果了吗」, 「改地址改好了吗」: of what is asked for, not of whether it can be. */
const ASKS =
  /怎么样|怎样|好了(?:吗|没)|成功(?:了)?(?:吗|没)|[办处理安排]{1,2}(?:好|完|上|妥)?(?:了)?(?:吗|没|到)|(?:有|出)(?:没有)?(?:个)?(?:结果|回复|消息|动静|进展|下文|答复)|结果|进度|哪一?步|\b(?:status|updates?|progress|any news|gone through|go through|how far|result|what happened)\b/;
const OF_ORDERS = /工单|申请|请求|\b(?:request|work order)\b/;
/** Who tells of more than that means more than that. */
const LONGEST = 60;
const LONGEST_QUESTION = 40;
/** 「不取消了」 takes nothing back. */
const KEPT = /(?:不|别|没)(?:要|用|想)?(?:取消|撤)|\b(?:don'?t|do not|not) (?:cancel|withdraw)/;
/** 「取消」 alone answers an open question. */
const BARE = /^(?:取消|撤[销回掉]|作废)(?:掉|一下|下|了|吧)*$/;

/** Whether it is about something asked for before, and not about an open question. */
export function speaksOfOrder(text: string): boolean {
  return /[刚剛]|工[单單]|\bwo ?\d|\brequest\b|\bwork order\b/i.test(text);
}

/** What a message takes back of what was asked for: 「不催了」, 「取消工单」; null where nothing. */
export function withdrawalIn(text: string): MeantOrders | null {
  if (text.length > LONGEST) return null;
  const clean = normalize(text)
    .clean.replaceAll('’', "'")
    .replace(/[吧啊呀哦了。.!！~\s]+$/u, (end) => (end.startsWith('了') ? '了' : ''));
  const reference = referenceIn(clean);
  if (reference && TAKES.test(clean)) return { reference, kinds: [] };
  if (BARE.test(clean) || KEPT.test(clean)) return null;
  if (NOT_IN_WORDS.test(clean)) return { kinds: ['expedite'] };
  const found = PATTERNS.find(([, pattern]) => pattern.test(clean));
  return found ? { kinds: found[0] } : null;
}

/** Of what was asked for a message wants to know how far it is; null where of nothing. */
export function orderQuestionIn(text: string): MeantOrders | null {
  if (text.length > LONGEST_QUESTION) return null;
  const { clean } = normalize(text);
  const reference = referenceIn(clean);
  if (reference) return { reference, kinds: [] };
  if (!ASKS.test(clean)) return null;
  const kinds = ASKED_KINDS.filter(([, pattern]) => pattern.test(clean)).flatMap(([of]) => of);
  return kinds.length > 0 || OF_ORDERS.test(clean) ? { kinds } : null;
}

function referenceIn(clean: string): string | null {
  const number = REFERENCE.exec(clean)?.[1];
  return number ? `WO${number.padStart(8, '0')}` : null;
}

/**
 * Which of the customer's orders a message means, those first of which nothing has come yet;
 * null where they asked for nothing of the kind.
 * @param orders the latest first
 * @param waybills that the message names
 */
export function orderMeant(
  { reference, kinds }: MeantOrders,
  orders: readonly WorkOrderCard[],
  waybills: readonly string[],
): WorkOrderCard | null {
  if (reference) return orders.find((order) => order.reference === reference) ?? null;
  const meant = orders.filter(
    ({ kind, waybill }) =>
      (kinds.length === 0 || kinds.includes(kind)) &&
      (waybills.length === 0 || (waybill !== undefined && waybills.includes(waybill))),
  );
  return meant.find(({ state }) => state !== 'cancelled') ?? meant[0] ?? null;
}
