/** The longest and shortest number any carrier of the trade prints, in characters. */
const WAYBILL_PATTERN = /^[A-Z0-9]{6,40}$/;

/**
 * The form a waybill number is stored and looked up in: half-width, upper case, without the
 * spaces and hyphens people paste along.
 *
 * @returns null where what is left cannot be the number of a parcel
 * @example normalizeWaybill(' ｙｔ1234-5678 90123') // 'YT1234567890123'
 */
export function normalizeWaybill(text: string): string | null {
  if (WAYBILL_PATTERN.test(text)) return text;
  if (text.length > 200) return null;
  const number = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u200b-\u200d\ufeff]/gu, '');
  return WAYBILL_PATTERN.test(number) ? number : null;
}
