import { isProblem, type DialogState } from '../dialog/index.js';
import type { EscalationSignals } from '../handoff/escalation-policy.js';

/** What the bot's memory says for the escalation policy. */
export function signalsOf(
  { mood, intents, misses, need, slots }: DialogState,
  beside: Pick<EscalationSignals, 'reason' | 'unhelpful' | 'vip'>,
): EscalationSignals {
  return {
    ...beside,
    mood: mood.label,
    intents,
    misses,
    repeated: need?.times ?? 0,
    // An amount that a price was asked for is not at stake.
    valueFen: intents.some(isProblem) ? (slots.amount ?? null) : null,
  };
}
