import { z } from 'zod';

/** The longest word on what a call is to be about, in UTF-16 code units. */
export const CALLBACK_MATTER_LIMIT = 200;

/** A phone as people write it; spaces, hyphens and brackets are dropped. */
const phoneSchema = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').replace(/[\s()-]/g, ''))
  .refine((phone) => /^\+?\d{7,15}$/.test(phone), 'must be a phone number');

/** When a call would suit, on this or the next working day; a wish and no appointment. */
export const callbackTimeSchema = z.enum(['soon', 'morning', 'afternoon', 'evening']);
export type CallbackTime = z.infer<typeof callbackTimeSchema>;

export const leaveCallbackSchema = z.strictObject({
  conversationId: z.uuid(),
  phone: phoneSchema,
  at: callbackTimeSchema.default('soon'),
  /** What it is about, for whoever calls; a blank one is none. */
  matter: z
    .string()
    .trim()
    .max(CALLBACK_MATTER_LIMIT)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'must be plain text')
    .default(''),
});

/** `open` → `taken` by one member of staff → `done`. */
export type CallbackState = 'open' | 'taken' | 'done';

/** A customer who wants to be called. */
export interface CallbackView {
  id: string;
  conversationId: string;
  state: CallbackState;
  /** Masked, but for whoever has taken it. */
  phone: string;
  at: CallbackTime;
  /** Empty where nothing was said; masked as the phone is. */
  matter: string;
  askedAt: string;
}

/** Which callbacks are listed: what waits, what one has taken, what anybody has, what is over. */
export const callbackListSchema = z.enum(['open', 'mine', 'taken', 'done']);
export type CallbackList = z.infer<typeof callbackListSchema>;

/** The same as staff see it. */
export interface StaffCallbackView extends CallbackView {
  /** Of its conversation. */
  teamId: string;
  /** By when the customer hopes to be called. */
  dueAt: string;
  takenBy: { id: string; name: string } | null;
  doneAt: string | null;
}
