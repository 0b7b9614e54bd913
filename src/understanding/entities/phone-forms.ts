import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

/** Digits that may be a phone number, and what stands around them. */
export interface DialledDigits {
  digits: string;
  /** How they were written: the lengths of their groups. */
  groups: readonly number[];
  /** Whether a + stands before them. */
  plus: boolean;
  /** Whether the words before them speak of a phone. */
  labelled: boolean;
  /** Whether the message speaks of Hong Kong or Macau, where numbers have eight digits. */
  setting: { readonly fromHongKong: boolean };
}

export interface Dialled {
  /** As dialled at home (`13812345678`), or E.164 from abroad. */
  phone: string;
  /** Sure enough to stand without a label, or only just. */
  sure: boolean;
}

const MOBILE = /^(?:(?:00)?86)?(1[3-9]\d{9})$/;
const SERVICE = /^[48]00\d{7}$/;
/** Area codes have three digits in the ten largest cities, else four. */
const LANDLINE = /^(?:0(?:10|2\d)[2-8]\d{7}|0[3-9]\d{2}[2-8]\d{6,7})$/;
const TAIWAN = /^(?:09\d{8}|0[2-8]\d{7,8})$/;
const ABROAD: [CountryCode, RegExp][] = [
  ['TW', /^(?:00)?8860?9?\d{8}$/],
  ['HK', /^(?:00)?852[2-9]\d{7}$/],
  ['MO', /^(?:00)?853[268]\d{7}$/],
];

/** Reads digits as a phone number; null where they are none. */
export function phoneOf(written: DialledDigits): Dialled | null {
  const { digits, groups, plus, labelled, setting } = written;
  const mobile = MOBILE.exec(digits)?.[1];
  if (mobile && !(plus && digits.length === 11)) return { phone: mobile, sure: true };
  if (plus || (labelled && digits.startsWith('00'))) return internationalOf(digits);
  if (SERVICE.test(digits)) return { phone: digits, sure: labelled || groups.length > 1 };
  if (LANDLINE.test(digits)) return { phone: digits, sure: labelled || isArea(groups) };
  if (TAIWAN.test(digits)) {
    const grouped = groups.length > 1 && (groups[0] ?? 0) <= 3;
    const sure = digits.startsWith('09') || labelled || grouped;
    return parse(digits, 'TW', sure);
  }
  const [country] = ABROAD.find(([, form]) => form.test(digits)) ?? [];
  if (country) return parse(`+${digits.replace(/^00/, '')}`, country, labelled);
  if (!labelled) return null;
  if (setting.fromHongKong && /^[2-9]\d{7}$/.test(digits)) return parse(digits, 'HK', true);
  return /^[2-8]\d{6,7}$/.test(digits) ? { phone: digits, sure: true } : null;
}

/** 0571-88886666: the area code stands apart. */
function isArea([first = 0]: readonly number[]): boolean {
  return first === 3 || first === 4;
}

function internationalOf(digits: string): Dialled | null {
  const number = `+${digits.replace(/^00/, '')}`;
  return number.startsWith('+86')
    ? parse(number.replace(/^\+86/, '').replace(/^(?=[2-9])/, '0'), 'CN', true)
    : parse(number, undefined, true);
}

function parse(text: string, country: CountryCode | undefined, sure: boolean): Dialled | null {
  const parsed = parsePhoneNumberFromString(
    text,
    { defaultCountry: country, extract: false },
    metadata,
  );
  if (!parsed?.isPossible()) return null;
  const home = parsed.countryCallingCode === '86';
  return { phone: home ? parsed.formatNational().replace(/\D/g, '') : parsed.number, sure };
}
