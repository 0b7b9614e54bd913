/**
 * The places of the greatest values, the greatest first; of equal ones the earlier.
 * @param skips places that do not count
 */
export function bestOf(
  values: ArrayLike<number>,
  most: number,
  skips: (at: number) => boolean = () => false,
): number[] {
  const best: number[] = [];
  for (let at = 0; at < values.length; at++) {
    if (best.length === most && values[at]! <= values[best[most - 1]!]!) continue;
    if (skips(at)) continue;
    let place = best.length;
    while (place > 0 && values[at]! > values[best[place - 1]!]!) place--;
    best.splice(place, 0, at);
    if (best.length > most) best.pop();
  }
  return best;
}
