import type { MeasuredShare } from '../protocol/index.js';

/** So many of so many. */
export interface Count {
  count: number;
  of: number;
}

/** How one share differs from another, with the 95 % confidence interval of the difference. */
export interface Difference {
  /** Null where one of the two has nothing to show. */
  difference: number | null;
  low: number;
  high: number;
}

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959964;

/**
 * The share with Wilson's score interval (1927), which holds for few observations too, where the
 * usual one gives nonsense such as 100 % ± 0.
 */
export function measureShare({ count, of }: Count): MeasuredShare {
  if (of === 0) return { count, of, share: null, low: 0, high: 1 };
  const share = count / of;
  const square = Z ** 2;
  const middle = (share + square / (2 * of)) / (1 + square / of);
  const reach =
    (Z / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of ** 2));
  return { count, of, share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** The difference of two independent shares, by Newcombe's method 10 (1998). */
export function compareShares(first: Count, second: Count): Difference {
  const [a, b] = [measureShare(first), measureShare(second)];
  if (a.share === null || b.share === null) return { difference: null, low: -1, high: 1 };
  const difference = a.share - b.share;
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

/** What a difference says; unclear while there may be none. */
export function verdictOf(
  { difference, low, high }: Difference,
  moreIsBetter: boolean,
): 'better' | 'worse' | 'unclear' {
  if (difference === null || (low <= 0 && high >= 0)) return 'unclear';
  return low > 0 === moreIsBetter ? 'better' : 'worse';
}
