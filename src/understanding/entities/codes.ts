import { chainsOf, type Chain, type Part } from './chains.js';
import type { Found } from './found.js';
import { isList, labelBefore, type Label } from './labels.js';
import { phoneOf } from './phone-forms.js';
import { brandsOf, carriersOf, isKnownAbroad } from './waybill-forms.js';

/** The long numbers of a message. */
export interface Codes {
  waybills: Found<string>[];
  phones: Found<string>[];
  /** Dates, identity cards and the like, which are no quantities either. */
  others: Found<string>[];
}

/** What stretch of a chain is, and how sure that is. */
interface Reading extends Found<string> {
  kind: 'waybill' | 'phone' | 'other';
  score: number;
}

const LISTS = { waybill: 'waybills', phone: 'phones', other: 'others' } as const;

/** What the message tells of all its numbers. Most tell by themselves what they are. */
class Setting {
  private spoken: boolean | null = null;

  constructor(readonly clean: string) {}

  /** Whether it speaks of parcels, or holds nothing but numbers. */
  get speaks(): boolean {
    const { clean } = this;
    return (this.spoken ??=
      SPEAKS_OF_PARCELS.test(clean) || brandsOf(clean).length > 0 || ALONE.test(clean));
  }

  get fromHongKong(): boolean {
    return HONG_KONG.test(this.clean);
  }
}

/** No number has more groups, nor more characters; one spelled out has a group a digit. */
const MOST_PARTS = 8;
const MOST_SPELLED = 20;
const LONGEST = 34;
/** Of two readings the one that leaves no digit over: 1508 2294 6637 1 is one number. */
const DIGIT_GIVES = 3;
/** A number in one piece is likelier one number than what has to be put together. */
const JOINT_COSTS = 2;

const SPEAKS_OF_PARCELS =
  /单号|运单|快递|快件|包裹|德邦|物流|件号|货|查|百世|安能|优速|宅急送|丹鸟|菜鸟|跨越|宅配|黑猫|parcel|package|track|waybill|shipment/;
/** What is only said of parcels makes a waybill of a number that is long enough. */
const SPEAKS_OF_WAYS =
  /到哪|签收|派送|派件|揽收|没到|还没|不动|更新|理赔|丢|拦截|催|查|看一?下|看看|deliver|arriv|status|where|stuck|lost|check|look/;
const HONG_KONG = /香港|澳门|hong ?kong|macau|whatsapp/;
/** Nothing but numbers. */
const ALONE = /^[a-z]{0,4}[\d\s,，、.;；-]+$/;
const ID_CARD = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/;
const COMPACT_DATE = /^20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** What stands before or behind a quantity. */
const COUNTED_AFTER =
  /^(?:\.\d| ?(?:元|块|万|亿|%|年|个|米|件|箱|票|天|点|号|克|吨|磅|kgs?|g|lbs?|公斤|斤|rmb|yuan)(?![a-z]))/;
const COUNTED_BEFORE = /(?:[¥￥$€£]|\d\.)$/;

/** Waybills, phones and other long numbers of a clean text, each in order. */
export function findCodes(clean: string): Codes {
  const codes: Codes = { waybills: [], phones: [], others: [] };
  const chains = chainsOf(clean);
  if (chains.length === 0) return codes;
  const setting = new Setting(clean);
  const labels = new Labels(clean);
  for (const chain of chains) {
    const label = labels.ofChain(chain[0]?.start ?? 0);
    for (const { kind, value, start, end } of readChain(chain, setting, label)) {
      labels.passed(end, label);
      codes[LISTS[kind]].push({ value, start, end });
    }
  }
  return codes;
}

/** The labels of the numbers in order: those of a list share the one before it. */
class Labels {
  private end = 0;
  private last: Label | null = null;

  constructor(private readonly clean: string) {}

  /** The label of a chain, which its numbers share. */
  ofChain(start: number): Label | null {
    const listed = this.end > 0 && isList(this.clean.slice(this.end, start));
    return labelBefore(this.clean, start, this.end) ?? (listed ? this.last : null);
  }

  passed(end: number, label: Label | null): void {
    this.last = label;
    this.end = end;
  }
}

/** The best way to cut a chain into numbers. */
function readChain(chain: Chain, setting: Setting, shared: Label | null): Reading[] {
  if (chain.length === 1) {
    const only = read(chain, setting, shared);
    return only ? [only] : [];
  }
  const best: { score: number; reading?: Reading; next: number }[] = [];
  best[chain.length] = { score: 0, next: chain.length };
  for (let first = chain.length - 1; first >= 0; first--) {
    let choice = { score: best[first + 1]?.score ?? 0, next: first + 1 } as (typeof best)[number];
    const start = chain[first]?.start ?? 0;
    const label = labelBefore(setting.clean, start, chain[0]?.start ?? 0) ?? shared;
    for (let last = first; last < Math.min(chain.length, first + MOST_SPELLED); last++) {
      const parts = chain.slice(first, last + 1);
      if (parts.length > MOST_PARTS && !parts.slice(1).every(({ text }) => text.length === 1))
        break;
      const reading = isCutOff(chain, first, last) ? null : read(parts, setting, label);
      const score = (reading?.score ?? 0) + (best[last + 1]?.score ?? 0);
      if (reading && score > choice.score) choice = { score, reading, next: last + 1 };
    }
    best[first] = choice;
  }
  const readings: Reading[] = [];
  for (let at = 0; at < chain.length; at = best[at]?.next ?? chain.length) {
    const reading = best[at]?.reading;
    if (reading) readings.push(reading);
  }
  return readings;
}

/** Whether parts are some of the digits of a number that is spelled out, but not all. */
function isCutOff(chain: Chain, first: number, last: number): boolean {
  const isDigit = (part: Part | undefined) => part?.text.length === 1 && part.digits === 1;
  return (
    (isDigit(chain[first - 1]) && isDigit(chain[first])) ||
    (isDigit(chain[last]) && isDigit(chain[last + 1]))
  );
}

/** What some parts are when they are one number; null where they are none. */
function read(parts: Part[], setting: Setting, label: Label | null): Reading | null {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return null;
  if (first.digits === 0 && parts.length === 1) return null;
  if (parts.slice(1, -1).some(({ digits }) => digits === 0)) return null;
  const written = parts.map(({ text }) => text).join('');
  if (written.length > LONGEST || written.length < 7) return null;
  const value = written.toUpperCase();
  const judged = parts.some(({ text, digits }) => digits < text.length)
    ? readLetters(value, parts, setting, label)
    : readDigits(value, parts, setting, label);
  if (!judged) return null;
  const { clean } = setting;
  // 单号… 3公斤: what counts something is no group of the number before it.
  const counts =
    parts.length > 1 &&
    last.text.length <= 3 &&
    COUNTED_AFTER.test(clean.slice(last.end, last.end + 6));
  if (counts) return null;
  const start =
    judged.kind === 'phone' && clean[first.start - 1] === '+' ? first.start - 1 : first.start;
  return {
    kind: judged.kind,
    value: judged.value ?? value,
    score: judged.score + DIGIT_GIVES * value.length - JOINT_COSTS * (parts.length - 1),
    start,
    end: last.end,
  };
}

interface Judged {
  kind: Reading['kind'];
  score: number;
  value?: string;
}

function readLetters(
  value: string,
  parts: Part[],
  setting: Setting,
  label: Label | null,
): Judged | null {
  if (isIdCard(value)) return { kind: 'other', score: 80 };
  if (/^DPK/.test(value) && parts.length > 1) {
    const value = childrenOf(parts);
    // One number, in how many pieces ever: not cheaper by its hyphens.
    if (value) return { kind: 'waybill', score: 101 + (JOINT_COSTS + 1) * parts.length, value };
  }
  const [best] = carriersOf(value);
  if (best && best.confidence >= 0.9) return { kind: 'waybill', score: 100 };
  if (best && (label === 'waybill' || setting.speaks || /^E/.test(value))) {
    return { kind: 'waybill', score: 40 };
  }
  if (isKnownAbroad(value)) return { kind: 'waybill', score: 90 };
  if (label === 'other' || parts.length > 3) return null;
  const named = label === 'waybill' || setting.speaks;
  return named && /^[A-Z]{1,5}\d{9,18}$/.test(value) ? { kind: 'waybill', score: 20 } : null;
}

/** DPK36012345678901-1-2: the short groups behind a whole Deppon number name its pieces. */
function childrenOf([first, ...rest]: Part[]): string | null {
  if (!first) return null;
  const whole = /^dpk\d{11,15}$/.test(first.text);
  const pieces = rest.every(({ text, digits }) => text.length <= 3 && digits === text.length);
  const hyphens = rest.every((part, at) => part.start === (rest[at - 1] ?? first).end + 1);
  return whole && pieces && hyphens
    ? [first, ...rest]
        .map(({ text }) => text)
        .join('-')
        .toUpperCase()
    : null;
}

function readDigits(
  value: string,
  parts: Part[],
  setting: Setting,
  label: Label | null,
): Judged | null {
  const { clean } = setting;
  const start = parts[0]?.start ?? 0;
  const end = parts.at(-1)?.end ?? 0;
  const groups = parts.map(({ text }) => text.length);
  if (isIdCard(value)) return { kind: 'other', score: 80 };
  if (isDate(value, groups)) return { kind: 'other', score: label === 'waybill' ? 25 : 60 };
  const phone = phoneOf({
    digits: value,
    groups,
    plus: clean[start - 1] === '+',
    labelled: label === 'phone',
    setting,
  });
  if (phone && (phone.sure || label !== 'waybill')) {
    return { kind: 'phone', score: phone.sure ? 80 : 45, value: phone.phone };
  }
  if (label === 'other' || /^(\d)\1+$/.test(value) || !isGrouping(groups)) return null;
  if (COUNTED_AFTER.test(clean.slice(end, end + 6))) return null;
  if (COUNTED_BEFORE.test(clean.slice(Math.max(0, start - 2), start))) return null;
  const [best] = carriersOf(value);
  const named = label === 'waybill' || (label === null && setting.speaks);
  const implied = named || (label === null && SPEAKS_OF_WAYS.test(clean));
  if (best && best.confidence >= 0.5) {
    if (label === 'phone') return null;
    return { kind: 'waybill', score: best.confidence > 0.5 ? 60 : 50 };
  }
  if (!implied || value.startsWith('0')) return null;
  // Short numbers are put together only where they are called a waybill.
  if (best) {
    if (!named) return null;
    const inOne = groups.length === 1 || (label === 'waybill' && groups.every((size) => size > 2));
    return inOne ? { kind: 'waybill', score: 30 } : null;
  }
  if (isKnownAbroad(value)) return { kind: 'waybill', score: value.length > 12 ? 62 : 45 };
  const long = value.length >= 11 && value.length <= (label === 'waybill' ? 22 : 15);
  return long ? { kind: 'waybill', score: 20 } : null;
}

/** Groups of two and more, a single digit left over at the end, or a number spelled out. */
function isGrouping(groups: readonly number[]): boolean {
  return groups.slice(0, -1).every((size) => size > 1) || groups.every((size) => size === 1);
}

function isIdCard(value: string): boolean {
  return value.length === 18 && ID_CARD.test(value);
}

/** 2026-11-24, 20261124. */
function isDate(value: string, groups: readonly number[]): boolean {
  if (groups.length === 1) return value.length === 8 && COMPACT_DATE.test(value);
  const [year, month = 0, day = 0] = groups;
  const isParted = groups.length === 3 && year === 4 && month <= 2 && day <= 2;
  return isParted && /^(?:19|20)/.test(value);
}
