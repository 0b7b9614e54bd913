import { z } from 'zod';

/** A phone as people write it; spaces, hyphens and brackets are dropped. */
const phoneSchema = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').replace(/[\s()-]/g, ''))
  .refine((phone) => /^\+?\d{7,15}$/.test(phone), 'must be a phone number');

export const leaveCallbackSchema = z.strictObject({
  conversationId: z.uuid(),
  phone: phoneSchema,
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
  askedAt: string;
}
