import {
  signedAsSchema,
  type Locale,
  type Party,
  type SignedAs,
  type TrackingState,
} from '../protocol/index.js';
import type { Slots } from './dialog-state.js';

/** The business runs on Shanghai time, wherever the server is. */
const BUSINESS_ZONE = 'Asia/Shanghai';

/** A day in each language. Made once: to make one takes longer than a question's understanding. */
function dayFormats(options: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> {
  const of = (locale: Locale) =>
    new Intl.DateTimeFormat(locale, {
      month: locale === 'en' ? 'short' : 'long',
      day: 'numeric',
      ...options,
    });
  return { 'zh-CN': of('zh-CN'), 'zh-TW': of('zh-TW'), en: of('en') };
}

const dates = dayFormats({ timeZone: BUSINESS_ZONE });
const days = dayFormats({ timeZone: 'UTC' });
const times = dayFormats({
  timeZone: BUSINESS_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const trackingStateWords: Record<TrackingState, Record<Locale, string>> = {
  CREATED: { 'zh-CN': '已下单', 'zh-TW': '已下單', en: 'order created' },
  PICKUP_PENDING: { 'zh-CN': '待揽收', 'zh-TW': '待取件', en: 'waiting for pickup' },
  PICKED_UP: { 'zh-CN': '已揽收', 'zh-TW': '已取件', en: 'picked up' },
  IN_TRANSIT: { 'zh-CN': '运输中', 'zh-TW': '運送中', en: 'in transit' },
  CUSTOMS: { 'zh-CN': '清关中', 'zh-TW': '清關中', en: 'in customs clearance' },
  FORWARDED: { 'zh-CN': '已转投', 'zh-TW': '已轉寄', en: 'forwarded' },
  ARRIVED_CITY: {
    'zh-CN': '已到达目的城市',
    'zh-TW': '已抵達目的城市',
    en: 'arrived in the destination city',
  },
  OUT_FOR_DELIVERY: { 'zh-CN': '派送中', 'zh-TW': '配送中', en: 'out for delivery' },
  AT_LOCKER_OR_STATION: {
    'zh-CN': '已到驿站或快递柜，待取件',
    'zh-TW': '已到取件點或智慧櫃，待領取',
    en: 'waiting at a station or locker',
  },
  DELIVERED: { 'zh-CN': '已签收', 'zh-TW': '已簽收', en: 'delivered' },
  DISPUTED: {
    'zh-CN': '签收有疑问，核实中',
    'zh-TW': '簽收有疑問，查證中',
    en: 'delivery disputed, being checked',
  },
  ATTEMPT_FAILED: { 'zh-CN': '派送未成功', 'zh-TW': '配送未成功', en: 'delivery attempt failed' },
  EXCEPTION: { 'zh-CN': '运输异常', 'zh-TW': '運送異常', en: 'held up by a problem' },
  REFUSED: { 'zh-CN': '已拒收', 'zh-TW': '已拒收', en: 'refused by the receiver' },
  RETURNING: { 'zh-CN': '退回途中', 'zh-TW': '退回途中', en: 'on its way back' },
  RETURNED: { 'zh-CN': '已退回', 'zh-TW': '已退回', en: 'returned' },
  CANCELLED: { 'zh-CN': '已取消', 'zh-TW': '已取消', en: 'cancelled' },
  LOST_SUSPECT: {
    'zh-CN': '疑似遗失，查找中',
    'zh-TW': '疑似遺失，查找中',
    en: 'possibly lost, being traced',
  },
  LOST: { 'zh-CN': '确认遗失', 'zh-TW': '確認遺失', en: 'confirmed lost' },
};

/** A tracking state in words. */
export function wordTrackingState(state: TrackingState, locale: Locale): string {
  return trackingStateWords[state][locale];
}

/** `11月23日 14:05` or `Nov 23, 14:05`, in business time. */
export function wordTime(iso: string, locale: Locale): string {
  return times[locale].format(new Date(iso));
}

/** The day of an instant in business time: `11月23日` or `Nov 23`. */
export function wordDate(iso: string, locale: Locale): string {
  return dates[locale].format(new Date(iso));
}

/** The day and the hour of an instant in business time. */
export function businessTime(at: Date): { day: string; hour: number } {
  const [day = '', time = ''] = at.toLocaleString('sv-SE', { timeZone: BUSINESS_ZONE }).split(' ');
  return { day, hour: Number(time.slice(0, 2)) };
}

/** Fen as yuan: `¥20` or `¥20.50`. */
export function wordMoney(fen: number): string {
  return `¥${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}`;
}

/** Grams as kilograms: `3 公斤`, `0.5 kg`. */
export function wordWeight(grams: number, locale: Locale): string {
  const kilograms = Number((grams / 1000).toFixed(3));
  return locale === 'en' ? `${kilograms} kg` : `${kilograms} 公斤`;
}

const CUBIC_METRE: Record<Locale, string> = {
  'zh-CN': ' 立方米',
  'zh-TW': ' 立方公尺',
  en: ' m³',
};

/** Cubic centimetres as cubic metres: `1.2 立方米`, `1.2 m³`. */
export function wordVolume(cubicCentimetres: number, locale: Locale): string {
  return `${Number((cubicCentimetres / 1e6).toFixed(3))}${CUBIC_METRE[locale]}`;
}

/** `60 × 40 × 30 cm`. */
export function wordSides({
  lengthCm,
  widthCm,
  heightCm,
}: NonNullable<Slots['dimensions']>): string {
  return `${lengthCm} × ${widthCm} × ${heightCm} cm`;
}

const dayParts: Record<'morning' | 'afternoon' | 'evening', Record<Locale, string>> = {
  morning: { 'zh-CN': '上午', 'zh-TW': '上午', en: ' in the morning' },
  afternoon: { 'zh-CN': '下午', 'zh-TW': '下午', en: ' in the afternoon' },
  evening: { 'zh-CN': '晚上', 'zh-TW': '晚上', en: ' in the evening' },
};

/** A day and its part: `11月27日下午` or `Nov 27 in the afternoon`. */
export function wordDay(isoDay: string, locale: Locale, part?: keyof typeof dayParts): string {
  const day = days[locale].format(new Date(`${isoDay.slice(0, 10)}T00:00:00Z`));
  return part ? day + dayParts[part][locale] : day;
}

const partyWords: Record<Party, Record<Locale, string>> = {
  sender: { 'zh-CN': '寄件人', 'zh-TW': '寄件人', en: 'sender' },
  receiver: { 'zh-CN': '收件人', 'zh-TW': '收件人', en: 'receiver' },
};

/** What somebody is to a parcel, in words. */
export function wordParty(party: Party, locale: Locale): string {
  return partyWords[party][locale];
}

/** The days between two, as they stand in a sentence; one day where they are the same. */
export function wordDays(earliest: string, latest: string, locale: Locale): string {
  const [first, last] = [wordDay(earliest, locale), wordDay(latest, locale)];
  if (first === last) return locale === 'en' ? `on ${first}` : first;
  if (locale === 'en') return `between ${first} and ${last}`;
  return `${first}到${last}${locale === 'zh-TW' ? '之間' : '之间'}`;
}

const signedAsWords: Record<SignedAs, Record<Locale, string>> = {
  self: { 'zh-CN': '本人', 'zh-TW': '本人', en: 'in person' },
  family: { 'zh-CN': '家人代收', 'zh-TW': '家人代收', en: 'by family' },
  front_desk: { 'zh-CN': '前台或物业代收', 'zh-TW': '櫃台或管理室代收', en: 'by the front desk' },
  locker: { 'zh-CN': '快递柜', 'zh-TW': '智慧櫃', en: 'from a locker' },
  station: { 'zh-CN': '驿站', 'zh-TW': '取件點', en: 'at a station' },
};

/** Who took a parcel, in words; what the carrier calls otherwise stays as it is. */
export function wordSignedAs(as: string, locale: Locale): string {
  const known = signedAsSchema.safeParse(as);
  return known.success ? signedAsWords[known.data][locale] : as;
}
