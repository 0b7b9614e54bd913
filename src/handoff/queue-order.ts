/** What decides how soon a waiting conversation is served, besides when it came. */
export interface QueueClaim {
  /** As the escalation policy gave it. */
  priority: number;
  vip?: boolean;
  /** Whoever had it was lost: it has waited its turn once already. */
  returned?: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** From each priority on, by how much the conversation counts as having come earlier. */
const headStarts: readonly (readonly [priority: number, ms: number])[] = [
  [100, 24 * HOUR],
  [80, 2 * HOUR],
  [60, 30 * MINUTE],
  [40, 10 * MINUTE],
  [20, 3 * MINUTE],
];
const VIP_MS = 20 * MINUTE;
/** To the front, past all but life and safety. */
const RETURNED_MS = 12 * HOUR;

/** Nobody is ever overtaken by somebody who came later than by this. */
export const LONGEST_HEAD_START_MS = 24 * HOUR + VIP_MS + RETURNED_MS;

/**
 * The instant a waiting conversation is ordered by, the earliest first: when it came, moved back
 * by a head start. That is a priority that ages, as time waited counts for everybody alike, and
 * yet it never changes, so an index keeps the order. As no head start is endless nobody starves.
 *
 * @param since when the customer began to wait
 */
export function queueRank(claim: QueueClaim, since: Date): Date {
  return new Date(since.getTime() - headStartMs(claim));
}

/** By how much a conversation counts as having come earlier than it did, in milliseconds. */
export function headStartMs({ priority, vip, returned }: QueueClaim): number {
  const [, own] = headStarts.find(([least]) => priority >= least) ?? [0, 0];
  return own + (vip ? VIP_MS : 0) + (returned ? RETURNED_MS : 0);
}
