import { reaches } from '../identity/permissions.js';
import { tiers, type Tier } from '../protocol/index.js';

/** Somebody who is there and takes offers. */
export interface Candidate {
  id: string;
  tier: Tier;
  /** How many conversations they carry at the most. */
  capacity: number;
  /** How many they have, open offers included. */
  load: number;
  /** When they were last offered anything, in milliseconds since 1970; 0: never. */
  lastOfferedAt: number;
}

/** A waiting conversation, as far as it matters who takes it. */
export interface Wanted {
  tier: Tier;
  /** Who knows the customer's case. */
  knownBy: string | null;
  /** How often each was offered it since it joined the queue. */
  offered: ReadonlyMap<string, number>;
  /** Who would rather not have it. */
  declined: ReadonlySet<string>;
}

/** Who let it pass so often is not asked again; they may still pick it. */
const ASKED_AT_MOST = 2;

/**
 * Who is offered a conversation next: whoever knows the case, when they are free; else of its
 * tier (or of the lowest above it that has anybody there) those who were asked least, then the
 * least loaded for their capacity, then who was without an offer the longest.
 *
 * @returns null while nobody is free: it waits, and may be picked
 */
export function chooseStaff<C extends Candidate>(
  wanted: Wanted,
  candidates: readonly C[],
): C | null {
  const reaching = candidates.filter(({ tier }) => reaches(tier, wanted.tier));
  const serving = tiers.find((tier) => reaching.some((candidate) => candidate.tier === tier));
  const free = reaching.filter((candidate) => isFree(candidate, wanted));
  const knowing = free.find(({ id }) => id === wanted.knownBy && !wanted.offered.has(id));
  if (knowing) return knowing;
  const [best] = free
    .filter(({ tier }) => tier === serving)
    .sort(
      (a, b) =>
        asked(a, wanted) - asked(b, wanted) ||
        a.load / a.capacity - b.load / b.capacity ||
        a.lastOfferedAt - b.lastOfferedAt ||
        a.id.localeCompare(b.id),
    );
  return best ?? null;
}

function isFree(candidate: Candidate, wanted: Wanted): boolean {
  return (
    candidate.load < candidate.capacity &&
    !wanted.declined.has(candidate.id) &&
    asked(candidate, wanted) < ASKED_AT_MOST
  );
}

function asked({ id }: Candidate, { offered }: Wanted): number {
  return offered.get(id) ?? 0;
}
