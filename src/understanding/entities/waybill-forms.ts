import { getTracking } from 'ts-tracking-number';

/** A carrier that a number may belong to, by its Kuaidi100 code, and how likely, 0–1. */
export interface CarrierCandidate {
  carrier: string;
  confidence: number;
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
  { carrier: 'debangkuaidi', pattern: /^DPK\d{11,15}(?:-\d{1,3})*$/, confidence: 0.98 },
  { carrier: 'kuayue', pattern: /^KY\d{13}$/, confidence: 0.9 },
  { carrier: 'cainiao', pattern: /^LP\d{14}$/, confidence: 0.9 },
  { carrier: 'shentong', pattern: /^77\d{13}$/, confidence: 0.85 },
  { carrier: 'zhongtong', pattern: /^7[2-9]\d{12}$/, confidence: 0.85 },
  { carrier: 'yunda', pattern: /^[34]\d{14}$/, confidence: 0.8 },
  { carrier: 'yunda', pattern: /^[34]\d{12}$/, confidence: 0.7 },
  { carrier: 'ems', pattern: /^(?:1[0-3]|5[0-2]|9[57])\d{11}$/, confidence: 0.7 },
  { carrier: 'youzhengguonei', pattern: /^9[689]\d{11}$/, confidence: 0.7 },
  { carrier: 'shunfeng', pattern: /^\d{12}$/, confidence: 0.5 },
  { carrier: 'debangkuaidi', pattern: /^\d{8,10}$/, confidence: 0.3 },
];

const S10 = /^[A-Z]{2}\d{9}[A-Z]{2}$/;
/** A number nobody printed: its check digit is wrong. It may be mistyped, so it is kept. */
const MISTYPED = 0.3;

/** The forms of carriers abroad that `ts-tracking-number` can check. */
const ABROAD =
  /^(?:1Z|JJD|TBA|GM|LX|RX|C\d|D\d)|^(?:\d{10}|\d{12}|\d{15}|\d{20}|\d{22}|\d{26}|\d{30})$/;

const BRANDS: [RegExp, string][] = [
  [/顺丰|顺风|(?<![a-z])sf(?![a-z])/, 'shunfeng'],
  [/圆通|(?<![a-z])yto/, 'yuantong'],
  [/中通|(?<![a-z])zto/, 'zhongtong'],
  [/申通|(?<![a-z])sto(?![a-z])/, 'shentong'],
  [/韵达|yunda/, 'yunda'],
  [/极兔|j&t/, 'jtexpress'],
  [/京东/, 'jd'],
  [/德邦|deppon/, 'debangkuaidi'],
  [/(?<![a-z])ems(?![a-z])/, 'ems'],
  [/邮政|邮局|china post/, 'youzhengguonei'],
  [/(?<![a-z])ups(?![a-z])/, 'ups'],
  [/fedex|联邦快递/, 'fedex'],
  [/(?<![a-z])dhl(?![a-z])/, 'dhl'],
  [/usps/, 'usps'],
];

/** The carriers a message names. */
export function brandsOf(clean: string): string[] {
  return BRANDS.filter(([pattern]) => pattern.test(clean)).map(([, carrier]) => carrier);
}

/** Who may have printed the number, by its form alone; the likeliest first, empty for nobody. */
export function carriersOf(value: string): CarrierCandidate[] {
  const candidates: CarrierCandidate[] = FORMS.filter(({ pattern }) => pattern.test(value)).map(
    ({ carrier, confidence }) => ({ carrier, confidence }),
  );
  if (S10.test(value)) {
    const home = value.endsWith('CN');
    const confidence = hasUpuCheckDigit(value) ? 0.97 : MISTYPED;
    candidates.push({ carrier: home ? 'ems' : 'post', confidence });
  }
  return candidates.sort((a, b) => b.confidence - a.confidence);
}

/** Adds the carriers abroad and those the message names to what the form tells. */
export function rankCarriers(value: string, brands: readonly string[]): CarrierCandidate[] {
  const candidates = carriersOf(value);
  const abroad = ABROAD.test(value) ? getTracking(value)?.courier.code : undefined;
  if (abroad) {
    const sure = /[A-Z]/.test(value) ? 0.9 : candidates.length > 0 ? 0.3 : 0.7;
    candidates.push({ carrier: abroad, confidence: sure });
  }
  const letters = candidates.some(({ confidence }) => confidence > 0.95);
  for (const brand of letters ? [] : brands) {
    const known = candidates.find(({ carrier }) => carrier === brand);
    if (known) known.confidence = Math.max(known.confidence, 0.9);
    else candidates.push({ carrier: brand, confidence: 0.6 });
  }
  if (candidates.length === 0) candidates.push({ carrier: 'unknown', confidence: 0.2 });
  return candidates.sort((a, b) => b.confidence - a.confidence);
}

/** Whether `ts-tracking-number` knows the number of a carrier abroad, check digit and all. */
export function isKnownAbroad(value: string): boolean {
  return ABROAD.test(value) && getTracking(value) !== undefined;
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
