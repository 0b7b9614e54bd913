import type { Locale, Place } from '../../protocol/index.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Each made once: to make one takes as long as to draw a message. */
function formatOf(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `10:24`, in the reader's own time zone. */
export function clockTime(iso: string, locale: Locale): string {
  return formatOf(locale, CLOCK).format(new Date(iso));
}

/**
 * The zone parcels move in: an event is told in the time of the place where it happened,
 * wherever the reader is.
 */
export const BUSINESS_ZONE = 'Asia/Shanghai';

/**
 * `11月23日 10:24`; the year only when it is not this one.
 * @param timeZone the reader's own where it is left out
 */
export function dayAndTime(
  iso: string,
  locale: Locale,
  timeZone?: string,
  now = new Date(),
): string {
  const date = new Date(iso);
  return formatOf(locale, {
    timeZone,
    ...(date.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...CLOCK,
  }).format(date);
}

/** `11月25日`, in business time. */
export function dayOf(iso: string, locale: Locale): string {
  return formatOf(locale, {
    timeZone: BUSINESS_ZONE,
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(new Date(iso));
}

/** Fen as yuan: 1250 → `¥12.50`, 1200 → `¥12`. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '−' : '';
  const amount = Math.abs(fen) / 100;
  return `${sign}¥${Number.isInteger(amount) ? amount : amount.toFixed(2)}`;
}

/** Grams as kilograms without needless zeros: 3000 → `3`, 1250 → `1.25`. */
export function kilograms(grams: number): string {
  return String(Math.round(grams) / 1000);
}

/** Cubic centimetres as cubic metres, to the hundredth, a started one counting in full. */
export function cubicMetres(cubicCentimetres: number): string {
  return String(Math.ceil(cubicCentimetres / 10_000) / 100);
}

/** Metres in the unit people say: 850 → `850 m`, 1234 → `1.2 km`, 56789 → `57 km`. */
export function distance(metres: number): string {
  if (metres < 1000) return `${Math.round(metres / 10) * 10}\u00a0m`;
  const kilometres = metres / 1000;
  return `${kilometres < 10 ? Math.round(kilometres * 10) / 10 : Math.round(kilometres)}\u00a0km`;
}

/** A place in few words, in the order of its language; a municipality is not named twice. */
export function placeName({ province, city, district = '' }: Place): string {
  const names = province === city ? [city, district] : [province, city, district];
  if (/\p{Script=Han}/u.test(city)) return names.join('');
  return names
    .filter((name) => name)
    .reverse()
    .join(', ');
}
