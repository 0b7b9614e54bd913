import { parseTime } from '../local-time.js';
import { type Surcharge, surchargeSchema } from './surcharge.js';

const CODE = /^[a-z][a-z0-9_-]{0,39}$/;
const YUAN = /^\d{1,7}(?:\.\d{1,2})?$/;
const PERCENT = /^(\d{1,3}(?:\.\d{1,2})?)%$/;

/**
 * Surcharges as a price list writes them, separated by semicolons. Each has a code, an amount in
 * yuan or a percentage of the freight or the cash on delivery, and conditions.
 *
 * @returns null where it cannot be read
 * @example parseSurcharges('remote 5.00; fuel 5%; cod 1% of cod min 2.00 max 50')
 * @example parseSurcharges('oversize 30 if side>120; heavy 20 if kg>30; cold 20 on request')
 * @example parseSurcharges('peak 1.00 from 2026-11-01 until 2026-11-20')
 */
export function parseSurcharges(text: string): Surcharge[] | null {
  const surcharges: Surcharge[] = [];
  for (const part of text.normalize('NFKC').toLowerCase().split(';')) {
    const words = part.split(/\s+/).filter(Boolean);
    if (words.length === 0) continue;
    const surcharge = surchargeOf(words);
    if (!surcharge) return null;
    surcharges.push(surcharge);
  }
  return surcharges;
}

function surchargeOf([code = '', amount = '', ...conditions]: string[]): Surcharge | null {
  if (!CODE.test(code)) return null;
  const given: Record<string, unknown> = { code };
  const percent = PERCENT.exec(amount)?.[1];
  if (percent !== undefined) {
    given['basisPoints'] = Math.round(Number(percent) * 100);
    given['of'] = 'freight';
  } else if (YUAN.test(amount)) given['amountFen'] = fenOf(amount);
  else return null;
  for (let at = 0; at < conditions.length; at += 2) {
    const [word = '', value = ''] = conditions.slice(at, at + 2);
    const condition = conditionOf(word, value);
    // Of two conditions of one kind only the last would count.
    if (!condition || Object.keys(condition).some((key) => key in given && key !== 'of'))
      return null;
    Object.assign(given, condition);
  }
  const surcharge = surchargeSchema.safeParse(given).data;
  return surcharge && isPossible(surcharge) ? surcharge : null;
}

/** Whether it may count at all: 30 February never comes, nor what ends before it begins. */
function isPossible(surcharge: Surcharge): boolean {
  const { from, until } = surcharge;
  if ([from, until].some((day) => day !== undefined && !parseTime(day, 'UTC'))) return false;
  if (from !== undefined && until !== undefined && from > until) return false;
  if ('amountFen' in surcharge) return true;
  return (surcharge.leastFen ?? 0) <= (surcharge.mostFen ?? Infinity);
}

function conditionOf(word: string, value: string): Record<string, unknown> | null {
  switch (word) {
    case 'of':
      return { of: value };
    case 'min':
      return YUAN.test(value) ? { leastFen: fenOf(value) } : null;
    case 'max':
      return YUAN.test(value) ? { mostFen: fenOf(value) } : null;
    case 'from':
      return { from: value };
    case 'until':
      return { until: value };
    case 'on':
      return value === 'request' ? { onRequest: true } : null;
    case 'if':
      return measureOf(value);
    default:
      return null;
  }
}

/** `side>120` in centimetres, `kg>30`. */
function measureOf(value: string): Record<string, unknown> | null {
  const [, measure, limit] = /^(side|kg)>(\d{1,6}(?:\.\d{1,3})?)$/.exec(value) ?? [];
  if (!measure || !limit) return null;
  return measure === 'side'
    ? { sideOver: Number(limit) }
    : { gramsOver: Math.round(Number(limit) * 1000) };
}

/** Yuan with at most two decimals as whole fen. */
export function fenOf(yuan: string): number {
  return Math.round(Number(yuan) * 100);
}
