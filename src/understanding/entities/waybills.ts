import { getTracking } from 'ts-tracking-number';
import type { Found } from './found.js';

/** A carrier that a number may belong to, by its Kuaidi100 code, and how likely, 0–1. */
export interface CarrierCandidate {
  carrier: string;
  confidence: number;
}

export interface FoundWaybill extends Found<string> {
  /** The most likely first; a form alone never proves a carrier. */
  carriers: CarrierCandidate[];
}

interface Form {
  carrier: string;
  pattern: RegExp;
  confidence: number;
}

/**
 * The carriers' forms (domain facts, section 3). Letters make a form sure; digits alone are
 * shared, and the confidence says how much.
 */
const FORMS: Form[] = [
  { carrier: 'shunfeng', pattern: /^SF\d{12,13}$/, confidence: 0.98 },
  { carrier: 'yuantong', pattern: /^YT\d{13}$/, confidence: 0.98 },
  { carrier: 'jtexpress', pattern: /^JT\d{12,13}$/, confidence: 0.98 },
  { carrier: 'jd', pattern: /^(?:JD[XK]\d{12}|JDV[A-Z]\d{11}|JD\d{13})$/, confidence: 0.98 },
  { carrier: 'debangkuaidi', pattern: /^DPK\d{11,15}$/, confidence: 0.98 },
  { carrier: 'shentong', pattern: /^77\d{13}$/, confidence: 0.85 },
  { carrier: 'zhongtong', pattern: /^7[2-9]\d{12}$/, confidence: 0.85 },
  { carrier: 'yunda', pattern: /^[34]\d{14}$/, confidence: 0.8 },
  { carrier: 'yunda', pattern: /^[34]\d{12}$/, confidence: 0.7 },
  { carrier: 'ems', pattern: /^(?:1[0-3]|5[0-2]|9[57])\d{11}$/, confidence: 0.7 },
  { carrier: 'youzhengguonei', pattern: /^9[689]\d{11}$/, confidence: 0.7 },
  { carrier: 'shunfeng', pattern: /^\d{12}$/, confidence: 0.5 },
  { carrier: 'debangkuaidi', pattern: /^\d{8,10}$/, confidence: 0.3 },
];

/** Letters and digits with single spaces or hyphens inside. */
const STRETCH =
  /(?<![a-z0-9+])(?:[a-z]{1,4}[ -]?)?\d[\da-z]*(?:[ -][\da-z]*\d[\da-z]*)*(?:[ -]?[a-z]{2})?(?![a-z0-9])/g;

const MOBILE = /^(?:86)?1[3-9]\d{9}$/;
const ID_CARD = /^\d{6}(?:19|20)\d{9}[\dX]$/;
/** A short number is a waybill only where the message speaks of one. */
const SPEAKS_OF_PARCELS =
  /单号|运单|快递|快件|包裹|德邦|物流|件号|货|查|parcel|package|track|waybill|shipment/;

/** Waybill numbers in a clean text, in order: pasted with spaces, hyphens, several at once. */
export function findWaybills(clean: string): FoundWaybill[] {
  if (!/\d(?:[ -]?[\da-z]){6}/.test(clean)) return [];
  const speaks = SPEAKS_OF_PARCELS.test(clean) || /^[\d\s-]+$/.test(clean);
  const found: FoundWaybill[] = [];
  for (const stretch of clean.matchAll(STRETCH)) {
    found.push(...split(stretch[0], stretch.index, speaks));
  }
  return found;
}

/** The numbers of a stretch: as many of its parts together as make a known form. */
function split(stretch: string, offset: number, speaks: boolean): FoundWaybill[] {
  const parts = [...stretch.matchAll(/[a-z0-9]+/g)];
  const found: FoundWaybill[] = [];
  let first = 0;
  while (first < parts.length) {
    const hit = longestFrom(parts, first, offset, speaks);
    if (hit) found.push(hit.waybill);
    first = hit ? hit.next : first + 1;
  }
  return found;
}

function longestFrom(
  parts: RegExpMatchArray[],
  first: number,
  offset: number,
  speaks: boolean,
): { waybill: FoundWaybill; next: number } | null {
  const start = parts[first]?.index ?? 0;
  for (let last = Math.min(parts.length, first + 8) - 1; last >= first; last--) {
    const value = parts
      .slice(first, last + 1)
      .map(([part]) => part)
      .join('')
      .toUpperCase();
    const carriers = carriersOf(value, speaks);
    if (carriers.length === 0) continue;
    const end = (parts[last]?.index ?? 0) + (parts[last]?.[0].length ?? 0);
    return {
      waybill: { value, carriers, start: offset + start, end: offset + end },
      next: last + 1,
    };
  }
  return null;
}

/** Who may have printed the number; nobody where it is a phone, an ID card or no number at all. */
function carriersOf(value: string, speaks: boolean): CarrierCandidate[] {
  if (value.length < 8 || value.length > 24 || MOBILE.test(value) || ID_CARD.test(value)) return [];
  if (/^\d{8,10}$/.test(value) && (!speaks || looksLikeDate(value) || /^0/.test(value))) return [];
  const candidates = FORMS.filter(({ pattern }) => pattern.test(value)).map(
    ({ carrier, confidence }) => ({ carrier, confidence }),
  );
  if (/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(value) && hasUpuCheckDigit(value)) {
    candidates.push({ carrier: value.endsWith('CN') ? 'ems' : 'post', confidence: 0.97 });
  } else if (/[A-Z]/.test(value) || value.length >= 12) {
    const abroad = candidates.length > 0 ? undefined : getTracking(value);
    if (abroad) candidates.push({ carrier: abroad.courier.code, confidence: 0.8 });
  }
  if (candidates.length === 0 && speaks && /^(?:[A-Z]{2,4})?\d{11,18}$/.test(value)) {
    candidates.push({ carrier: 'unknown', confidence: 0.2 });
  }
  return candidates.sort((a, b) => b.confidence - a.confidence);
}

/** The check digit of UPU standard S10: weights 8 6 4 2 3 5 9 7, modulo 11. */
export function hasUpuCheckDigit(number: string): boolean {
  const digits = number.slice(2, 11);
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce(
    (total, weight, at) => total + weight * Number(digits[at]),
    0,
  );
  const rest = 11 - (sum % 11);
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return check === Number(digits[8]);
}

function looksLikeDate(value: string): boolean {
  return /^20[12]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(value);
}
