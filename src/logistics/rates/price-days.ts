/** The days a price holds on, both included, as `2026-11-23`; without a last day until further notice. */
export interface PriceDays {
  from: string;
  until: string | null;
}

/**
 * Whether two prices of one product on one lane would hold beside each other. One without a last
 * day gives way to the next that begins, and is in nobody's way.
 */
export function overlap(one: PriceDays, other: PriceDays): boolean {
  if (one.from === other.from) return true;
  const [earlier, later] = one.from < other.from ? [one, other] : [other, one];
  return earlier.until !== null && earlier.until >= later.from;
}
