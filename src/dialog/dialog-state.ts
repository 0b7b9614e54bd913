import { z } from 'zod';
import { localeSchema, moodSchema } from '../protocol/index.js';

/** What the bot may be waiting for: the value one open question asks for. */
export const pendingSchema = z.object({
  intent: z.string(),
  slot: z.enum(['waybill', 'from', 'to', 'weight', 'place']),
});
export type Pending = z.infer<typeof pendingSchema>;

const placeSlotSchema = z.object({ adcode: z.string(), name: z.string() });

/** Values collected so far. Weights in grams. */
export const slotsSchema = z.object({
  waybills: z.array(z.string()).optional(),
  from: placeSlotSchema.optional(),
  to: placeSlotSchema.optional(),
  weightGrams: z.number().int().positive().optional(),
  place: placeSlotSchema.optional(),
});
export type Slots = z.infer<typeof slotsSchema>;

/**
 * The bot's memory of a conversation, kept as JSON in its row. Whatever is missing or of an
 * older shape falls back to empty, so that an upgrade never stops a conversation.
 */
export const dialogStateSchema = z.object({
  turns: z.number().int().nonnegative().catch(0),
  pending: pendingSchema.nullable().catch(null),
  slots: slotsSchema.catch({}),
  /** How the customer is, over all turns. */
  mood: z.object({ label: moodSchema, score: z.number() }).catch({ label: 'calm', score: 0 }),
  /** The language the customer last wrote in, where a message told. */
  locale: localeSchema.nullable().catch(null),
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
