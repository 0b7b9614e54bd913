import { abuseSteps, type AbuseStep, type AbuseView } from '../../protocol/index.js';

/** What the steps about abuse follow from. */
export interface AbuseFacts {
  /** Places of the customer's abusive messages, while a person had the conversation. */
  offences: readonly number[];
  /** Whether they spoke of a life, of safety, or of harming somebody or themselves. */
  grave: boolean;
  /** What was done, in order, each after which message. */
  taken: readonly { step: AbuseStep; afterSeq: number }[];
  /** How grave the conversation is. */
  priority: number;
  /** What the customer came for, as understood so far. */
  intents: readonly string[];
  /** Whether a claim was filed in it. */
  hasClaim: boolean;
}

/** From this priority on it is about a life or safety. */
const LIFE_AND_SAFETY = 100;
/** Asking how compensation works is no claim yet. */
const QUESTIONS = ['claim.policy'];
/** From so many abusive messages on a pause is due to whoever read them. */
const WEARING_OFFENCES = 2;

/**
 * Which step is due: warn, warn again, then end it with a callback; each only once the customer
 * was abusive after the one before. Who fears for a life is not even warned, and a claim is never
 * ended this way: the case goes to somebody else instead.
 */
export function judgeAbuse(facts: AbuseFacts): Pick<AbuseView, 'due' | 'exempt'> {
  const exempt = exemptionOf(facts);
  if (exempt === 'life') return { due: null, exempt };
  const last = facts.taken.at(-1)?.afterSeq ?? 0;
  const again = facts.offences.some((seq) => seq > last);
  const next = again ? (abuseSteps[facts.taken.length] ?? null) : null;
  return { due: next === 'close' && exempt ? null : next, exempt };
}

/** Whether whoever had the conversation has earned a pause by it. */
export function deservesPause({
  offences,
  taken,
}: Pick<AbuseFacts, 'offences' | 'taken'>): boolean {
  return offences.length >= WEARING_OFFENCES || taken.some(({ step }) => step === 'close');
}

function exemptionOf({ grave, priority, intents, hasClaim }: AbuseFacts): AbuseView['exempt'] {
  if (grave || priority >= LIFE_AND_SAFETY) return 'life';
  const claims = intents.some((name) => name.startsWith('claim.') && !QUESTIONS.includes(name));
  return hasClaim || claims ? 'claim' : null;
}
