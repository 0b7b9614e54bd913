import type { Locale } from '../../protocol/index.js';
import type { BotMessage, Facts } from '../decision.js';
import type { DialogState, Pending, Slots } from '../dialog-state.js';
import { say, type Repertoire, type ReplyValues } from '../repertoire.js';

/** What a flow works with. */
export interface FlowContext {
  intent: string;
  state: DialogState;
  locale: Locale;
  repertoire: Repertoire;
  facts: Facts;
}

/** What a flow did: it asked for a value, or it finished with or without success. */
export interface FlowResult {
  messages: BotMessage[];
  pending: Pending | null;
  /** What it was about, in words for staff; the same words again mean no progress. */
  about: string;
  /** Whether the customer got what they came for. */
  served: boolean;
  why: string;
}

/** Asks for the one value that is missing. */
export function ask(context: FlowContext, slot: Pending['slot'], key: string): FlowResult {
  return {
    messages: [{ text: sayOf(context, key) }],
    pending: { intent: context.intent, slot },
    about: `? ${slot}`,
    served: true,
    why: `${context.intent} needs ${slot}`,
  };
}

/** A text of the flow's intent, filled. */
export function sayOf(context: FlowContext, key: string, values: ReplyValues = {}): string {
  const { repertoire, intent, locale, state } = context;
  return say(repertoire.intents[intent]?.replies[key], locale, state.turns, values);
}

export type { Slots };
