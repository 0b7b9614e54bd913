import { z } from 'zod';

/** The longest word of thanks or complaint that goes with a mark, in UTF-16 code units. */
export const SATISFACTION_COMMENT_LIMIT = 500;

/** How satisfied a customer is: 1 (not at all) to 5 (very). */
const scoreSchema = z.number().int().min(1).max(5);

export const rateSatisfactionSchema = z.strictObject({
  conversationId: z.uuid(),
  score: scoreSchema,
  /** Plain text; a blank one is none. */
  comment: z
    .string()
    .trim()
    .max(SATISFACTION_COMMENT_LIMIT)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'must be plain text')
    .optional(),
});

export const satisfactionSchema = z.object({
  /** Null until the customer has said it, which they may once. */
  score: scoreSchema.nullable(),
});
export type Satisfaction = z.infer<typeof satisfactionSchema>;

/** What a conversation came to, as whoever closed it says. Clients translate it. */
export const wrapUpReasonSchema = z.enum([
  'answered',
  'followed_up',
  'claim',
  'complaint',
  'customer_left',
  'abuse',
  'spam',
  'other',
]);
export type WrapUpReason = z.infer<typeof wrapUpReasonSchema>;

export const wrapUpSchema = z.strictObject({
  reason: wrapUpReasonSchema,
  /** Whether what the customer came for is settled. */
  resolved: z.boolean(),
});
export type WrapUp = z.infer<typeof wrapUpSchema>;
