import { tiers, type Tier } from '../../protocol/index.js';

/** Somebody who is there, with what they carry. */
export interface Carrying {
  id: string;
  tier: Tier;
  load: number;
  capacity: number;
}

/**
 * How many more chats each tier could take. What is passed up to where nobody is, or nobody has a
 * hand free, waits longer than before: those below may not take it any more.
 */
export class RoomAbove {
  private readonly free: ReadonlyMap<Tier, number>;
  private readonly taken = new Map<Tier, number>();

  constructor(private readonly people: readonly Carrying[]) {
    const free = new Map<Tier, number>();
    for (const { tier, load, capacity } of people) {
      free.set(tier, (free.get(tier) ?? 0) + Math.max(0, capacity - load));
    }
    this.free = free;
  }

  /** Takes a place for what is passed up to `tier`: with the lowest from there on that is there. */
  take(tier: Tier): boolean {
    const serving = tiers.slice(tiers.indexOf(tier)).find((each) => this.free.has(each));
    if (!serving) return false;
    const taken = this.taken.get(serving) ?? 0;
    if (taken >= (this.free.get(serving) ?? 0)) return false;
    this.taken.set(serving, taken + 1);
    return true;
  }

  /** Takes a place with somebody of the same tier beside this person. */
  takeBeside(tier: Tier, staffId: string): boolean {
    const others = this.people.filter((each) => each.tier === tier && each.id !== staffId);
    const free = others.reduce((sum, { load, capacity }) => sum + Math.max(0, capacity - load), 0);
    const taken = this.taken.get(tier) ?? 0;
    if (taken >= free) return false;
    this.taken.set(tier, taken + 1);
    return true;
  }
}
