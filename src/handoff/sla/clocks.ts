import type { ConversationState, SlaKind, SlaStage, Tier } from '../../protocol/index.js';

/** How long each may take on the frontline, in milliseconds. */
export type SlaTargets = Record<SlaKind, number>;

/** What the clocks of a conversation follow from. */
export interface ServiceFacts {
  state: ConversationState;
  tier: Tier;
  /** When the customer began to wait for a person. */
  waitingSince: Date | null;
  /** When it joined the queue it is or was last in. */
  queuedAt: Date | null;
  acceptedAt: Date | null;
  /** Whether whoever has it has written since they took it. */
  responded: boolean;
  /** When the customer wrote what nobody has answered yet. */
  unansweredSince: Date | null;
}

/** A running clock. */
export interface Clock {
  kind: SlaKind;
  startedAt: Date;
  /** At 80 % of the time. */
  warnAt: Date;
  dueAt: Date;
}

/** Higher tiers take the harder cases: they have more time for them. */
const tierFactors: Record<Tier, number> = { frontline: 1, supervisor: 2, expert: 4 };
const WARNING_SHARE = 0.8;

/**
 * The clocks that run. Everything follows from what is stored, so there is no clock to start,
 * stop or forget: whoever looks again later sees the same one, or that it runs no more.
 */
export function runningClocks(facts: ServiceFacts, targets: SlaTargets): Clock[] {
  const { state, tier, waitingSince, queuedAt, acceptedAt, responded, unansweredSince } = facts;
  const clock = (kind: SlaKind, startedAt: Date | null): Clock[] => {
    if (!startedAt) return [];
    const length = targets[kind] * tierFactors[tier];
    const after = (ms: number) => new Date(startedAt.getTime() + Math.round(ms));
    return [{ kind, startedAt, warnAt: after(length * WARNING_SHARE), dueAt: after(length) }];
  };
  if (state === 'waiting') return [...clock('accept', queuedAt), ...clock('resolve', waitingSince)];
  if (state !== 'person') return [];
  return [
    ...(responded ? clock('next_response', unansweredSince) : clock('first_response', acceptedAt)),
    ...clock('resolve', waitingSince),
  ];
}

/** What a clock has to say by now, the gravest; null while there is time. */
export function stageOf({ warnAt, dueAt }: Clock, now: Date): SlaStage | null {
  if (now >= dueAt) return 'breach';
  return now >= warnAt ? 'warning' : null;
}
