import type { DisclosedField } from '../../protocol/index.js';

/** `张伟` → `张*`; of a Latin name the first letter stays. Titles behind a name are no secret. */
export function maskName(name: string): string {
  const [first] = name.trim();
  return first ? `${first}*` : '';
}

/** `13812345612` → `138******12`, the trade's usual mask; of a short number the last two stay. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (digits.length < 7) return `***${digits.slice(-2)}`;
  return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 5)}${digits.slice(-2)}`;
}

/** Where the part of an address begins that points at a door. */
const STREET_END = /(?:路|街|道|巷|弄|大街|大道|胡同|小区|花园|苑|村|镇|Road|Street|Rd|St)/u;
/** An address in which no street is found keeps so many characters: the city and little more. */
const KEPT = 6;

/** Cut after the street or estate: `成都市锦江区人民路***`. */
export function maskAddress(address: string): string {
  const street = STREET_END.exec(address);
  const end = street ? street.index + street[0].length : Math.min(KEPT, address.length);
  return `${address.slice(0, end)}***`;
}

/** A field's value as it is shown where it may only be shown masked. */
export function maskField(field: DisclosedField, value: string): string {
  if (field.endsWith('_phone')) return maskPhone(value);
  if (field.endsWith('_address')) return maskAddress(value);
  return maskName(value);
}
