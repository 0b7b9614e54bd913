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
  /** The greatest value that is claimed or was declared for the parcel, in fen; null: neither. */
  valueFen: number | null;
  /** Whether the company puts this customer first. */
  vip: boolean;
}

/** From where on a signal counts: the settings that the turn went by. */
export type EscalationLimits = Pick<
  FlowSettings['limits'],
  'misses' | 'same_need' | 'serious_value_yuan' | 'great_value_yuan'
>;

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

const mood = (wanted: Mood) => (signals: EscalationSignals) =>
  signals.mood === wanted ? wanted : null;
const intent = (name: string) => (signals: EscalationSignals) =>
  signals.intents.includes(name) ? name : null;
const reaching = (fen: number | null, yuan: number) =>
  fen !== null && fen >= yuan * 100 ? fen : null;
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
    evidence: ({ valueFen }, { great_value_yuan: great }) => reaching(valueFen, great),
  },
  {
    signal: 'serious_value',
    tier: 'frontline',
    priority: 40,
    evidence: ({ valueFen }, { serious_value_yuan: serious, great_value_yuan: great }) =>
      reaching(valueFen, great) === null ? reaching(valueFen, serious) : null,
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
    evidence: ({ unhelpful }) => (unhelpful > 0 ? unhelpful : null),
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

/**
 * The same matter once it turns out that the company puts its customer first.
 * @param intent what the customer came for last
 */
export function putFirst(
  { priority, because }: Pick<Escalation, 'priority' | 'because'>,
  intent: string | undefined,
): Pick<Escalation, 'priority' | 'because'> {
  if (because.some(({ signal }) => signal === 'vip')) return { priority, because };
  const order = rules.map(({ signal }) => signal);
  const vip: HandoffGround = { signal: 'vip', evidence: intent ?? true };
  return {
    priority: Math.max(priority, rules[order.indexOf('vip')]?.priority ?? 0),
    because: [...because, vip].sort((a, b) => order.indexOf(a.signal) - order.indexOf(b.signal)),
  };
}

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
