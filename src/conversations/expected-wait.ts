/** A range of instants: half of those who waited alike were served before `from`, 90 % before `to`. */
export interface ExpectedWait {
  from: Date;
  to: Date;
}

/** From fewer waits nothing can be said. */
const LEAST_WAITS = 10;
/** Nobody is told to the second. */
const STEP_MS = 30_000;

/**
 * When somebody who waits may be served, by how long others waited lately. Only waits that
 * lasted longer than this one so far count: whoever has waited past the usual is not told the
 * usual again.
 *
 * @param waitsMs recent waits of the same tier, in any order
 * @param queuedAt when this one joined the queue
 * @returns null where too few waits are known
 */
export function expectedWait(
  waitsMs: readonly number[],
  queuedAt: Date,
  now: Date,
): ExpectedWait | null {
  const waited = now.getTime() - queuedAt.getTime();
  const longer = waitsMs.filter((ms) => ms > waited).toSorted((a, b) => a - b);
  if (longer.length < LEAST_WAITS) return null;
  const at = (ms: number) => new Date(queuedAt.getTime() + Math.ceil(ms / STEP_MS) * STEP_MS);
  return { from: at(percentile(longer, 0.5)), to: at(percentile(longer, 0.9)) };
}

/** The nearest rank: a wait that did occur. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}
