import type { HandoffReason, Tier } from '../protocol/index.js';

/** Where in which queue a conversation goes. */
export interface Escalation {
  tier: Tier;
  /** How grave it is; `queue-order.ts` makes of it how soon it is served. */
  priority: number;
}

/**
 * Life and safety first, then threats and regulators, then anger and despair, then the order of arrival.
 * A regulator or a threat is a supervisor's matter from the start.
 */
const escalations: Record<HandoffReason, Escalation> = {
  life: { tier: 'frontline', priority: 100 },
  safety: { tier: 'frontline', priority: 100 },
  threat: { tier: 'supervisor', priority: 80 },
  regulator: { tier: 'supervisor', priority: 80 },
  abuse: { tier: 'frontline', priority: 60 },
  anger: { tier: 'frontline', priority: 60 },
  despair: { tier: 'frontline', priority: 60 },
  unhelpful: { tier: 'frontline', priority: 20 },
  no_progress: { tier: 'frontline', priority: 20 },
  two_misses: { tier: 'frontline', priority: 10 },
  needs_person: { tier: 'frontline', priority: 10 },
  asked_for_person: { tier: 'frontline', priority: 10 },
};

/** Where a conversation goes that a person has to take over for `reason`. */
export function escalationFor(reason: HandoffReason): Escalation {
  return escalations[reason];
}
