import { afterOpenTime, closedBetween, type Shift } from '../../identity/teams/business-hours.js';
import type {
  BusinessHours,
  ConversationState,
  ServiceRule,
  SlaKind,
  SlaStage,
  Tier,
} from '../../protocol/index.js';

/** What the clocks of a conversation follow from. */
export interface ServiceFacts {
  state: ConversationState;
  tier: Tier;
  /** How grave it is. */
  priority: number;
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
  /** Before the time is up, as the rule says. */
  warnAt: Date;
  dueAt: Date;
  /** When it stood or will stand, because the team is closed. */
  pauses: Shift[];
}

/** From this priority on it is about a life or safety, which knows no hours. */
const HOURLESS_PRIORITY = 100;

/**
 * The clocks that run. Everything follows from what is stored, so there is no clock to start,
 * stop or forget: whoever looks again later sees the same one, or that it runs no more.
 *
 * @param rules how long each may take
 * @param hours of the team it waits for or is with: only its open time counts; null: all does
 */
export function runningClocks(
  facts: ServiceFacts,
  rules: readonly ServiceRule[],
  hours: BusinessHours | null,
): Clock[] {
  const { state, tier, waitingSince, queuedAt, acceptedAt, responded, unansweredSince } = facts;
  const counted = facts.priority >= HOURLESS_PRIORITY ? null : hours;
  const clock = (kind: SlaKind, startedAt: Date | null): Clock[] => {
    const rule = rules.find((each) => each.kind === kind);
    if (!startedAt || !rule) return [];
    const length = rule.ms[tier];
    const warnAfter = Math.round((length * rule.warnAtPercent) / 100);
    const warnAt = afterOpenTime(counted, startedAt, warnAfter);
    const dueAt = afterOpenTime(counted, startedAt, length);
    // A team that never opens again keeps no time.
    if (!warnAt || !dueAt) return [];
    return [{ kind, startedAt, warnAt, dueAt, pauses: closedBetween(counted, startedAt, dueAt) }];
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
