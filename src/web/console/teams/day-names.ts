import type { Locale } from '../../../protocol/index.js';

/** 2024 began on a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

/** `周一` to `周日`. */
export function dayNames(locale: Locale): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => format.format(MONDAY + day * 86_400_000));
}
