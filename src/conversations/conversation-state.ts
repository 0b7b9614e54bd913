import type { ConversationState } from '../protocol/index.js';

/** Which state may follow which. `person → waiting` is a conversation passed on,
 * `person → bot` one given back. */
const transitions: Record<ConversationState, readonly ConversationState[]> = {
  bot: ['waiting', 'closed'],
  waiting: ['person', 'closed'],
  person: ['bot', 'waiting', 'closed'],
  closed: [],
};

/** The states from which `to` may be reached: the condition of every conditional update. */
export function statesBefore(to: ConversationState): ConversationState[] {
  return (Object.keys(transitions) as ConversationState[]).filter((from) =>
    transitions[from].includes(to),
  );
}
