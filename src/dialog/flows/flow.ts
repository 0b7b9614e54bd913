import type { HandoffReason, Locale, Party } from '../../protocol/index.js';
import type { BotMessage, Facts } from '../decision.js';
import type { Choice, DialogState, Pending, SlotName, Slots } from '../dialog-state.js';
import type { Form } from '../form.js';
import { say, type Repertoire, type ReplyValues } from '../repertoire.js';
import { laterTexts } from './common-texts.js';

/** What a flow works with. */
export interface FlowContext {
  intent: string;
  state: DialogState;
  locale: Locale;
  repertoire: Repertoire;
  facts: Facts;
  now: Date;
  /** What the customer says to be to the parcel, asked for digits. */
  party?: Party;
  /** Digits given as a proof with this message. */
  lastFour?: string;
  /** The customer just said yes to what the flow asked. */
  confirmed: boolean;
  /** The values that this message gave. */
  named: ReadonlySet<SlotName>;
}

/** What a flow did: it asked for something, or it finished with or without success. */
export interface FlowResult {
  messages: BotMessage[];
  pending: Pending | null;
  /**
   * What it was about, as staff see it: a reference or values, no words of one language; `? slot`
   * where it asks, `# key` where only a text was given. The same again means no progress.
   */
  about: string;
  /** Whether the customer got what they came for. */
  served: boolean;
  why: string;
  /** A person has to go on from here. */
  handOver?: HandoffReason;
  /** What the last message offers to choose from. */
  choices?: Choice[];
}

export type Proof = 'either' | 'sender';

/** What the bot does for an intent. Texts come from the intent files. */
export interface Flow {
  /** The values it needs, asked for in this order, one question at a time. */
  needs: readonly SlotName[];
  /** Values it uses where they are given, and goes without else. */
  takes?: readonly SlotName[];
  /** Values it says it would go by, though its answer asks for nothing. */
  awaits?: readonly SlotName[];
  /** It may be asked again for another day: 「明天呢」. */
  daily?: boolean;
  /** Of several parcels that a message names it deals with each. */
  each?: boolean;
  /** Its answer goes by what the customer presses for: 「最快的呢」. */
  ranks?: boolean;
  /** What it goes by, and says so, where the customer does not know. */
  assumes?: Partial<Slots>;
  /** What may be filled in at once instead, offered with the first question. */
  form?: Form;
  /**
   * The customer has to prove what they are to the parcel, once its number is known: `either` its
   * sender or its receiver, or the `sender` alone.
   */
  proof?: Proof;
  /** Asks for a yes by the text of this name before it acts, after what is told with it. */
  confirm?: (
    context: FlowContext,
    note: string | null,
  ) => Promise<{ key: string; values: ReplyValues }>;
  /** What is told with the question for a yes, such as a fee. */
  note?: (context: FlowContext) => Promise<string | null>;
  /** What stands in the way, told before anything more is asked for. */
  obstacle?: (context: FlowContext) => Promise<FlowResult | null>;
  /** What is done in its place for what the customer said: 「放门口就行」 names no address. */
  instead?: (context: FlowContext) => Flow | null;
  /** The texts it says of its own, with the values each may name. */
  texts: Readonly<Record<string, readonly string[]>>;
  act(context: FlowContext): Promise<FlowResult>;
}

/** A text of the flow's intent, or else the one that all intents share, filled. */
export function sayOf(context: FlowContext, key: string, values: ReplyValues = {}): string {
  const { repertoire, intent, locale, state } = context;
  const { replies } = repertoire;
  const variants =
    repertoire.intents[intent]?.replies[key] ?? replies[key] ?? replies[laterTexts[key] ?? ''];
  return say(variants, locale, state.turns, values);
}

/** Whether the company's files have a text: those of a later release may be missing. */
export function isSaid({ repertoire, intent }: FlowContext, key: string): boolean {
  return (repertoire.intents[intent]?.replies[key] ?? repertoire.replies[key]) !== undefined;
}

/** The flow is done and said this. */
export function answer(
  context: FlowContext,
  key: string,
  values: ReplyValues = {},
  more: Partial<FlowResult> & { card?: BotMessage['card'] } = {},
): FlowResult {
  const { card, ...rest } = more;
  return {
    messages: [{ text: sayOf(context, key, values), ...(card ? { card } : {}) }],
    pending: null,
    about: waybillOf(context.state.slots) ?? `# ${key}`,
    served: true,
    why: key,
    ...rest,
  };
}

/** The same, and a person goes on. */
export function passOn(
  context: FlowContext,
  key: string,
  values: ReplyValues = {},
  more: Parameters<typeof answer>[3] = {},
): FlowResult {
  return answer(context, key, values, { handOver: 'needs_person', ...more });
}

/** Asks for one value. */
export function ask(
  context: FlowContext,
  slot: Pending['slot'],
  key: string,
  values: ReplyValues = {},
): FlowResult {
  return {
    messages: [{ text: sayOf(context, key, values) }],
    pending: { intent: context.intent, slot },
    about: `? ${slot}`,
    served: true,
    why: `${context.intent} needs ${slot}`,
  };
}

/** The parcel that is spoken of. */
export function waybillOf(slots: Slots): string | undefined {
  return slots.waybills?.[0];
}
