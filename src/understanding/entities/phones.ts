import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import type { Found } from './found.js';

const CANDIDATE = /(?<![\da-z])(?:\+|00)?\d(?:[ -]?\d){6,14}(?![\da-z])/g;
/** Whose plan a number without a country code may follow, the home market first. */
const PLANS: [CountryCode, RegExp][] = [
  ['CN', /^(?:(?:\+|00)?86)?(?:1[3-9]\d{9}|0\d{9,11}|400\d{7})$/],
  ['TW', /^(?:(?:\+|00)886|0)9?\d{8,9}$/],
  ['HK', /^(?:\+|00)852\d{8}$/],
];

/** Phone numbers in a clean text, as dialled at home (`13812345678`) or in E.164 from abroad. */
export function findPhones(clean: string): Found<string>[] {
  const found: Found<string>[] = [];
  for (const match of clean.matchAll(CANDIDATE)) {
    const digits = match[0].replace(/[ -]/g, '');
    const plan = PLANS.find(([, form]) => form.test(digits));
    if (!plan && !/^(?:\+|00)/.test(digits)) continue;
    const phone = parsePhoneNumberFromString(
      digits.replace(/^00/, '+'),
      plan?.[0] ?? 'CN',
      metadata,
    );
    if (!phone?.isPossible()) continue;
    const home = phone.country === 'CN' || phone.countryCallingCode === '86';
    const value = home ? phone.formatNational().replace(/\D/g, '') : phone.number;
    found.push({ value, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
