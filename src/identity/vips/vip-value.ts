import type { VipKind } from '../../protocol/index.js';

const PHONE_DIGITS = 11;

/** As it is kept and compared: of a phone the last eleven digits, with or without a country code. */
export function keptValue(kind: VipKind, value: string): string {
  const text = value.normalize('NFKC').trim();
  return kind === 'phone' ? text.replace(/\D/g, '').slice(-PHONE_DIGITS) : text;
}

/** As lists show it: enough to know one's own entry by, not enough to use. */
export function maskedValue(kind: VipKind, value: string): string {
  if (kind === 'phone') return `${value.slice(0, 3)}******${value.slice(-2)}`;
  const [first = ''] = value;
  return value.length < 4 ? `${first}***` : `${first}***${[...value].at(-1)}`;
}
