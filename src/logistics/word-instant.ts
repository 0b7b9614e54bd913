import type { Locale } from '../protocol/index.js';

/** The business runs on Shanghai time, wherever the server is. */
const BUSINESS_ZONE = 'Asia/Shanghai';

/** `11月24日 12:05` or `Nov 24, 12:05`, in business time. */
export function wordInstant(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: BUSINESS_ZONE,
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}
