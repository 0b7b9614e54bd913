import type { Locale, LocalizedText } from '../../protocol/index.js';
import type { FindingKind } from './parcel-finding.js';

/** What is the matter. `{waybill}` and `{days}` are filled in. */
const troubles: Readonly<Record<FindingKind, LocalizedText>> = {
  stalled: {
    'zh-CN': '您的快件 {waybill} 已经 {days} 没有新的物流信息了。',
    'zh-TW': '您的包裹 {waybill} 已經 {days} 沒有新的物流資訊了。',
    en: 'There has been no news of your parcel {waybill} for {days}.',
  },
  late: {
    'zh-CN': '您的快件 {waybill} 已经超过预计送达时间，让您久等了。',
    'zh-TW': '您的包裹 {waybill} 已超過預計送達時間，讓您久等了。',
    en: 'Your parcel {waybill} is past its expected date. We are sorry for the wait.',
  },
  lost_suspect: {
    'zh-CN': '您的快件 {waybill} 可能在途中出了问题，很抱歉让您担心。',
    'zh-TW': '您的包裹 {waybill} 可能在途中出了問題，很抱歉讓您擔心。',
    en: 'Something may have happened to your parcel {waybill} on its way. We are sorry for the worry.',
  },
};

/** What was done about it unasked. */
const enquiries: LocalizedText = {
  'zh-CN': '我们已主动向网点发起核查（{reference}），有结果会在这里告诉您。',
  'zh-TW': '我們已主動向網點發起查核（{reference}），有結果會在這裡告訴您。',
  en: 'We have asked the outlet about it ({reference}) and will tell you here what it says.',
};

/**
 * What a customer is told of a finding before they ask.
 *
 * @param reference of the enquiry that looks into it
 */
export function wordFinding(
  finding: { kind: FindingKind; waybill: string; since: Date; reference: string },
  locale: Locale,
  now: Date,
): string {
  const values: Record<string, string> = {
    waybill: finding.waybill,
    reference: finding.reference,
    days: wordDays(Math.floor((now.getTime() - finding.since.getTime()) / HOUR), locale),
  };
  const text = [troubles[finding.kind][locale], enquiries[locale]].join(locale === 'en' ? ' ' : '');
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

const HOUR = 3_600_000;

/** Hours up to two days, then whole days. */
function wordDays(hours: number, locale: Locale): string {
  const [count, unit] = hours < 48 ? [hours, 'hours'] : [Math.floor(hours / 24), 'days'];
  if (locale === 'en') return `${count} ${unit}`;
  const hour = locale === 'zh-TW' ? '小時' : '小时';
  return `${count} ${unit === 'hours' ? hour : '天'}`;
}
