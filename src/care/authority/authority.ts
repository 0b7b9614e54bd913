import {
  tiers,
  type AuthorityAction,
  type AuthorityRule,
  type ClaimIncident,
  type Tier,
} from '../../protocol/index.js';

/** What somebody is about to do with money. */
export interface Deed {
  action: AuthorityAction;
  incident: ClaimIncident;
  product: string | null;
  amountFen: number;
}

/** Until an admin writes others. */
export const defaultAuthority: readonly AuthorityRule[] = [
  { tier: 'frontline', action: 'offer', incident: null, product: null, upToFen: 20_000 },
  { tier: 'supervisor', action: 'offer', incident: null, product: null, upToFen: 200_000 },
  { tier: 'supervisor', action: 'pay', incident: null, product: null, upToFen: 200_000 },
  { tier: 'expert', action: 'offer', incident: null, product: null, upToFen: null },
  { tier: 'expert', action: 'pay', incident: null, product: null, upToFen: null },
];

/**
 * Up to how much a tier may do it, by the rule that fits best: of the incident, then of the
 * product. A tier without a rule may do nothing.
 *
 * @returns fen; Infinity without a limit
 */
export function limitOf(
  rules: readonly AuthorityRule[],
  tier: Tier,
  { action, incident, product }: Omit<Deed, 'amountFen'>,
): number {
  const fitting = rules.filter(
    (rule) =>
      rule.tier === tier &&
      rule.action === action &&
      (rule.incident === null || rule.incident === incident) &&
      (rule.product === null || rule.product === product),
  );
  const exactness = (rule: AuthorityRule) =>
    (rule.incident === null ? 0 : 2) + (rule.product === null ? 0 : 1);
  const best = Math.max(...fitting.map(exactness));
  // Of two that fit alike the stricter one counts.
  const limits = fitting
    .filter((rule) => exactness(rule) === best)
    .map(({ upToFen }) => upToFen ?? Infinity);
  return limits.length > 0 ? Math.min(...limits) : -1;
}

/** Whether a tier may do it without asking. */
export function mayDo(rules: readonly AuthorityRule[], tier: Tier, deed: Deed): boolean {
  return deed.amountFen <= limitOf(rules, tier, deed);
}

/** The lowest tier above `tier` that may do it; the highest there is where none may. */
export function tierToAsk(rules: readonly AuthorityRule[], tier: Tier, deed: Deed): Tier {
  const above = tiers.slice(tiers.indexOf(tier) + 1);
  return above.find((higher) => mayDo(rules, higher, deed)) ?? 'expert';
}
