/**
 * The places of the greatest values, the greatest first; of equal ones the earlier.
 * @param skips places that do not count
 */
export function bestOf(
  values: ArrayLike<number>,
  most: number,
  skips?: (at: number) => boolean,
): number[] {
  const best: number[] = [];
  let least = -Infinity;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (best.length === most && value <= least) continue;
    if (skips?.(at)) continue;
    let place = best.length === most ? most - 1 : best.length;
    for (; place > 0 && value > values[best[place - 1]!]!; place--) best[place] = best[place - 1]!;
    best[place] = at;
    least = values[best.at(-1)!]!;
  }
  return best;
}
