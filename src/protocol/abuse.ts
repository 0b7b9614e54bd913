import { z } from 'zod';

/** What is done about a customer's abuse, in this order; `close` offers a callback. */
export const abuseStepSchema = z.enum(['warn', 'warn_again', 'close']);
export type AbuseStep = z.infer<typeof abuseStepSchema>;
export const abuseSteps = abuseStepSchema.options;

export const takeAbuseStepSchema = z.strictObject({
  conversationId: z.uuid(),
  /** The one that is due; any other is refused. */
  step: abuseStepSchema,
});

/** How a conversation with an abusive customer stands, for whoever has it. */
export interface AbuseView {
  /** How many abusive messages the customer wrote while a person had the conversation. */
  offences: number;
  /** What was done about it. */
  taken: { step: AbuseStep; by: string; at: string }[];
  /** What may be done now; null: nothing new was said, or nothing may be done. */
  due: AbuseStep | null;
  /** What the customer is told with it, in their language. */
  words: string | null;
  /** Why it is never ended this way: a life or safety is at stake, or a claim is open. */
  exempt: 'life' | 'claim' | null;
}
