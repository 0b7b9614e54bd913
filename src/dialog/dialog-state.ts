import { z } from 'zod';
import { localeSchema, moodSchema } from '../protocol/index.js';
import type { PageContext } from '../protocol/index.js';

const placeSlotSchema = z.object({ adcode: z.string(), name: z.string() });

/** Values collected so far: weights in grams, money in fen, lengths and volumes in centimetres. */
export const slotsSchema = z.object({
  waybills: z.array(z.string()).optional(),
  from: placeSlotSchema.optional(),
  to: placeSlotSchema.optional(),
  place: placeSlotSchema.optional(),
  weight: z.number().int().positive().optional(),
  dimensions: z
    .object({ lengthCm: z.number(), widthCm: z.number(), heightCm: z.number() })
    .optional(),
  /** Of the whole shipment, where it was named instead of its sides. */
  volume: z.number().int().positive().optional(),
  amount: z.number().int().positive().optional(),
  goods: z.string().optional(),
  /** How freight is to be sent, or what of its price was asked for. */
  freight: z.enum(['full_truck', 'part_load', 'by_volume']).optional(),
  /** A day of the business zone, `2026-11-25`. */
  date: z.string().optional(),
  part: z.enum(['morning', 'afternoon', 'evening']).optional(),
  phone: z.string().optional(),
  /** The customer's own words, where an open question asked for them. */
  address: z.string().optional(),
  /** Where a parcel may be left, in the customer's words: 放门口就行. */
  leaveAt: z.string().optional(),
  /** The work order that is to be taken back: `WO00000012`. */
  withdraws: z.string().optional(),
  /** The work order that the message asks after. */
  asksAfter: z.string().optional(),
  contact: z.string().optional(),
  title: z.string().optional(),
  email: z.string().optional(),
});
export type Slots = z.infer<typeof slotsSchema>;
export type SlotName = keyof Slots;

/**
 * What one open question asks for: a value, the last four digits of a phone that prove who
 * somebody is (never kept), or a yes.
 */
export const pendingSchema = z.object({
  intent: z.string(),
  slot: z.union([slotsSchema.keyof(), z.enum(['last_four', 'confirm'])]),
});
export type Pending = z.infer<typeof pendingSchema>;

/** Something that was shown to choose from; chosen by its text or by its place. */
const choiceSchema = z.object({
  text: z.string(),
  intent: z.string().optional(),
  waybill: z.string().optional(),
});
export type Choice = z.infer<typeof choiceSchema>;

/**
 * The bot's memory of a conversation, kept as JSON in its row. Whatever is missing or of an
 * older shape falls back to empty, so that an upgrade never stops a conversation.
 */
export const dialogStateSchema = z.object({
  turns: z.number().int().nonnegative().catch(0),
  pending: pendingSchema.nullable().catch(null),
  slots: slotsSchema.catch({}),
  /** The waybill given last is not known: staff see it, and the next matter asks for another. */
  waybillUnknown: z.boolean().catch(false),
  /** The parcels that were named together last: 「第二个」 means one of them. */
  listed: z.array(z.string()).catch([]),
  /** What waits until the present matter is done: interrupted, or the second of a message. */
  waiting: z.array(z.string()).catch([]),
  /** What is meant by what waits, where the matter in between is about something else. */
  held: z
    .record(z.string(), slotsSchema.pick({ waybills: true, goods: true, place: true }))
    .catch({}),
  /** What was offered last. */
  choices: z.array(choiceSchema).catch([]),
  /** What the customer cares for most, where they said so. */
  preference: z.enum(['speed', 'price', 'courtesy']).nullable().catch(null),
  /** How the customer is, over all turns. */
  mood: z.object({ label: moodSchema, score: z.number() }).catch({ label: 'calm', score: 0 }),
  /** The language the customer last wrote in, where a message told. */
  locale: localeSchema.nullable().catch(null),
  /** What the embedding page was about at the latest turn. */
  page: z
    .object({ waybill: z.string().optional(), order: z.string().optional() })
    .nullable()
    .catch(null),
  /** Misses in a row. */
  misses: z.number().int().nonnegative().catch(0),
  /** The latest need with its values, and how often in a row it was answered. */
  need: z.object({ key: z.string(), times: z.number().int() }).nullable().catch(null),
  /** Intents understood, the latest first, each once. */
  intents: z.array(z.string()).catch([]),
  /** What was answered or asked, the latest last; for the hand-over's summary. */
  tried: z.array(z.object({ intent: z.string(), about: z.string() })).catch([]),
});
export type DialogState = z.infer<typeof dialogStateSchema>;

/** Reads the memory from what the row holds. */
export function readDialogState(value: unknown): DialogState {
  return dialogStateSchema.parse(typeof value === 'object' && value !== null ? value : {});
}

/**
 * The memory with what the embedding page is about. Its waybill counts as named where none is
 * known, and again when the page moves on to another one; what the customer named since stays.
 */
export function withPageContext(state: DialogState, page: PageContext | null): DialogState {
  const { slots } = state;
  const waybill = page?.waybill;
  const isNew = waybill !== state.page?.waybill;
  const takes = waybill !== undefined && (isNew || !slots.waybills?.length);
  return { ...state, page, slots: takes ? { ...slots, waybills: [waybill] } : slots };
}

const REMEMBERED = 10;

/** Remembers an intent as the latest. */
export function withIntent(state: DialogState, intent: string): DialogState {
  const intents = [intent, ...state.intents.filter((name) => name !== intent)];
  return { ...state, intents: intents.slice(0, REMEMBERED) };
}

/** Remembers what was just answered or asked. */
export function withTried(state: DialogState, intent: string, about: string): DialogState {
  return { ...state, tried: [...state.tried, { intent, about }].slice(-REMEMBERED) };
}

const OWN_WORDS: readonly Pending['slot'][] = ['address', 'title', 'goods', 'contact'];

/** Slots that take any words: another matter can look like their value. */
export function isOwnWords(slot: Pending['slot']): boolean {
  return OWN_WORDS.includes(slot);
}

/** A question about something else is no address, though any words could be one. */
export function withoutWords(state: DialogState, slot: Pending['slot']): DialogState {
  return isOwnWords(slot) ? { ...state, slots: { ...state.slots, [slot]: undefined } } : state;
}

/** What an open question keeps its parcels and goods by, where the message in between names others. */
export function heldAfter(
  { held, pending, slots: { waybills, goods } }: DialogState,
  named: ReadonlySet<SlotName>,
): DialogState['held'] {
  if (!pending) return held;
  const isOther = (slot: 'waybills' | 'goods') => pending.slot !== slot && named.has(slot);
  const own = {
    ...(waybills && isOther('waybills') ? { waybills } : {}),
    ...(goods && isOther('goods') ? { goods } : {}),
  };
  return Object.keys(own).length > 0 ? { ...held, [pending.intent]: own } : held;
}

/** The memory with a place kept for a matter that waits: the one in between may name another. */
export function withPlaceHeld(state: DialogState, intent: string): DialogState {
  const { place } = state.slots;
  if (!place) return state;
  return { ...state, held: { ...state.held, [intent]: { ...state.held[intent], place } } };
}

/** The memory as a matter is dealt with: taken up again, it is about its own parcels. */
export function withOwnParcels(
  state: DialogState,
  intent: string,
  { resumed }: { resumed: boolean },
): DialogState {
  const { [intent]: own, ...held } = state.held;
  const waiting = state.waiting.filter((other) => other !== intent);
  const slots = resumed ? { ...state.slots, ...own } : state.slots;
  return { ...state, held, waiting, slots };
}

/** The memory without what was in hand; of the parcel more may be asked: 「那拦截呢」. */
export function withoutMatter(state: DialogState): DialogState {
  const { waybills } = state.slots;
  const slots = waybills ? { waybills } : {};
  return { ...state, slots, pending: null, waiting: [], misses: 0, need: null };
}
