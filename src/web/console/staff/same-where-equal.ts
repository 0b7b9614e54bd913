/**
 * What was there before, where what comes now has the same things in it: lists and records that
 * are put together anew with every change stay the same object while nothing in them changed.
 */
export function sameWhereEqual<Value extends object>(
  before: Value | null | undefined,
  now: Value,
): Value {
  if (!before) return now;
  const entries = Object.entries(now);
  const known = new Map(Object.entries(before));
  const equal =
    entries.length === known.size &&
    entries.every(([key, value]) => known.has(key) && Object.is(known.get(key), value));
  return equal ? before : now;
}
