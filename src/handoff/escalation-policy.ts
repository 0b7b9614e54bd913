import type { FlowSettings, HandoffReason, HandoffGround, Mood, Tier } from '../protocol/index.js';

/** What is known of a conversation when a person is brought in. */
export interface EscalationSignals {
  /** What brought the person in. */
  reason: HandoffReason;
  mood: Mood;
  /** What the customer came for, as understood so far. */
  intents: readonly string[];
  /** Messages in a row that were not understood. */
  misses: number;
  /** How often in a row the same need was answered. */
  repeated: number;
  /** Answers that the customer marked as no help. */
  unhelpful: number;
  /** The value that is claimed or was declared, in fen; null: none was named. */
  valueFen: number | null;
  /** Whether the company puts this customer first. */
  vip: boolean;
}

/** From where on misses and repeats bring a person in: the settings that the turn went by. */
export type EscalationLimits = Pick<FlowSettings['limits'], 'misses' | 'same_need'>;

/** Where in which queue a conversation goes, and what speaks for it. */
export interface Escalation {
  tier: Tier;
  /** How grave it is; `queue-order.ts` makes of it how soon it is served. */
  priority: number;
  /** Everything that speaks for it, the gravest first, each with its evidence. */
  because: HandoffGround[];
}

/** One ground: whether it holds, with its evidence, and what follows from it. */
interface Rule {
  signal: HandoffGround['signal'];
  tier: Tier;
  priority: number;
  /** Null where it does not hold. */
  evidence: (
    signals: EscalationSignals,
    limits: EscalationLimits,
  ) => HandoffGround['evidence'] | null;
}

/** What a frontline should not answer for alone, and what is more than a usual parcel; practice, in fen. */
const GREAT_VALUE_FEN = 2_000_000;
const SERIOUS_VALUE_FEN = 300_000;

const mood = (wanted: Mood) => (signals: EscalationSignals) =>
  signals.mood === wanted ? wanted : null;
const intent = (name: string) => (signals: EscalationSignals) =>
  signals.intents.includes(name) ? name : null;
const atLeast = (least: number, count: (signals: EscalationSignals) => number) => {
  return (signals: EscalationSignals) => (count(signals) >= least ? count(signals) : null);
};
const never = () => null;

/**
 * Life and safety first, then threats and regulators, then anger and despair, then great values,
 * then who was answered in vain, then the order of arrival. A regulator, a threat or a great value
 * is a supervisor's matter from the start.
 */
const rules: readonly Rule[] = [
  { signal: 'life', tier: 'frontline', priority: 100, evidence: intent('urgent.life') },
  { signal: 'safety', tier: 'frontline', priority: 100, evidence: intent('urgent.safety') },
  { signal: 'threat', tier: 'supervisor', priority: 80, evidence: mood('threatening') },
  {
    signal: 'regulator',
    tier: 'supervisor',
    priority: 80,
    evidence: intent('complaint.regulator'),
  },
  { signal: 'abuse', tier: 'frontline', priority: 60, evidence: mood('abusive') },
  { signal: 'anger', tier: 'frontline', priority: 60, evidence: mood('angry') },
  { signal: 'despair', tier: 'frontline', priority: 60, evidence: mood('helpless') },
  {
    signal: 'great_value',
    tier: 'supervisor',
    priority: 50,
    evidence: atLeast(GREAT_VALUE_FEN, ({ valueFen }) => valueFen ?? 0),
  },
  {
    signal: 'serious_value',
    tier: 'frontline',
    priority: 40,
    evidence: ({ valueFen }) =>
      valueFen !== null && valueFen >= SERIOUS_VALUE_FEN && valueFen < GREAT_VALUE_FEN
        ? valueFen
        : null,
  },
  {
    signal: 'vip',
    tier: 'frontline',
    priority: 20,
    evidence: ({ vip, intents }) => (vip ? (intents[0] ?? true) : null),
  },
  {
    signal: 'unhelpful',
    tier: 'frontline',
    priority: 20,
    evidence: atLeast(1, ({ unhelpful }) => unhelpful),
  },
  {
    signal: 'no_progress',
    tier: 'frontline',
    priority: 20,
    evidence: ({ repeated }, { same_need: limit }) => (repeated >= limit ? repeated : null),
  },
  {
    signal: 'two_misses',
    tier: 'frontline',
    priority: 10,
    evidence: ({ misses }, { misses: limit }) => (misses >= limit ? misses : null),
  },
  { signal: 'identity', tier: 'frontline', priority: 10, evidence: never },
  { signal: 'needs_person', tier: 'frontline', priority: 10, evidence: never },
  { signal: 'asked_for_person', tier: 'frontline', priority: 10, evidence: never },
];

/** Where a conversation goes that a person has to take over: the gravest of all that holds decides. */
export function escalate(signals: EscalationSignals, limits: EscalationLimits): Escalation {
  const holding = rules.flatMap(({ signal, tier, priority, evidence }) => {
    const found = evidence(signals, limits) ?? (signal === signals.reason ? true : null);
    return found === null ? [] : [{ signal, tier, priority, evidence: found }];
  });
  return {
    tier: holding.some(({ tier }) => tier === 'supervisor') ? 'supervisor' : 'frontline',
    priority: Math.max(...holding.map(({ priority }) => priority)),
    because: holding.map(({ signal, evidence }) => ({ signal, evidence })),
  };
}
