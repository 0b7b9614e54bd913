import { insurancePays } from '../../logistics/rates/insurance.js';
import type { ClaimIncident, CompensationRule } from '../../protocol/index.js';

/** What happened to a parcel, in fen. */
export interface Loss {
  /** L: what was lost of the goods. */
  lossFen: number;
  /** V: what all of the goods were worth; where it is not known, what was lost. */
  valueFen?: number;
  /** D: what the parcel was insured for; 0 where it was not. */
  declaredFen: number;
  /** What sending it cost, without the insurance fee. */
  freightFen: number;
  /** What is left of the damaged goods. */
  residualFen?: number;
  /** Whether an invoice or the like shows what the goods were worth. */
  proved: boolean;
}

/** What the company's terms give for a loss, in fen. */
export interface Compensation {
  goodsFen: number;
  freightFen: number;
  offerFen: number;
  /** Less than the customer lost: who is told so by a program may ask for a person. */
  reduced: boolean;
}

/**
 * What is paid for a loss (domain facts, section 2). Insured goods follow what was agreed,
 * others the cap of the rule. No law gives such a cap for express: it is the company's own term.
 *
 * @example compensate(rule, { lossFen: 50_000, freightFen: 2000, declaredFen: 0, proved: true })
 */
export function compensate(rule: CompensationRule, loss: Loss): Compensation {
  const full = rule.insured ? insured(loss) : uninsured(rule, loss);
  const goodsFen = full - Math.floor((full * rule.deductibleBasisPoints) / 10_000);
  const freightFen = rule.refundFreight ? loss.freightFen : 0;
  const wanted = rule.incident === 'delay' ? loss.freightFen : loss.lossFen;
  const offerFen = goodsFen + freightFen;
  return { goodsFen, freightFen, offerFen, reduced: offerFen < wanted };
}

function insured({ lossFen, valueFen = lossFen, declaredFen, residualFen = 0 }: Loss): number {
  if (lossFen === 0) return 0;
  const worth = Math.max(valueFen, lossFen);
  return insurancePays({ declaredFen, valueFen: worth, lossFen, residualFen });
}

function uninsured(rule: CompensationRule, loss: Loss): number {
  const { lossFen, freightFen, residualFen = 0, proved } = loss;
  const { multiple, capFen } = proved ? rule.proved : rule.unproved;
  const caps = [
    ...(multiple === null ? [] : [multiple * freightFen]),
    ...(capFen === null ? [] : [capFen]),
  ];
  return Math.min(Math.max(0, lossFen - residualFen), ...caps);
}

/** What a rule is looked up by. */
export interface RuleQuery {
  /** Where the parcel was sent from, six digits of GB/T 2260; null where it is not known. */
  adcode: string | null;
  product: string | null;
  incident: ClaimIncident;
  insured: boolean;
  /** A day of the business zone, `2026-11-25`. */
  day: string;
}

/** The rule that fits best: of the place before the country's, of the product, then the newest. */
export function chooseRule(
  rules: readonly CompensationRule[],
  { adcode, product, incident, insured, day }: RuleQuery,
): CompensationRule | null {
  const province = adcode && `${adcode.slice(0, 2)}0000`;
  const fitting = rules.filter(
    (rule) =>
      rule.incident === incident &&
      rule.insured === insured &&
      rule.effectiveFrom <= day &&
      (rule.region === null || rule.region === province || rule.region === adcode) &&
      (rule.product === null || rule.product === product),
  );
  const [best] = fitting.toSorted(
    (a, b) =>
      regionRank(b) - regionRank(a) ||
      Number(b.product !== null) - Number(a.product !== null) ||
      b.effectiveFrom.localeCompare(a.effectiveFrom),
  );
  return best ?? null;
}

/** A city's own rule goes before its province's, and that before the country's. */
function regionRank({ region }: CompensationRule): number {
  if (region === null) return 0;
  return region.endsWith('0000') ? 1 : 2;
}
