import { z } from 'zod';
import { contentSchema } from './message.js';
import { namedIntentSchema } from './conversation.js';
import { workOrderKinds } from './work-order-words.js';

/**
 * What the bot would do beside speaking. It is done when the draft is accepted, and not before;
 * what it then says follows from what comes of it.
 */
export const botStepSchema = z.discriminatedUnion('kind', [
  /** Asks something of the company. */
  z.object({
    kind: z.literal('order'),
    order: z.enum(workOrderKinds),
    waybill: z.string().optional(),
  }),
  z.object({
    kind: z.enum([
      'file_claim',
      'withdraw',
      'accept_claim',
      'review_claim',
      'file_complaint',
      /** Tries the digits that the customer gave. */
      'prove',
      /** Tells personal data of a parcel, as far as the customer may see it. */
      'tell_details',
    ]),
  }),
]);
export type BotStep = z.infer<typeof botStepSchema>;

const textContentSchema = contentSchema.options[0];

/** What the bot would answer while a person has the conversation. Nothing of it has happened. */
export const botDraftSchema = z.object({
  /** The customer's latest message that it answers. */
  seq: z.number().int().positive(),
  intents: z.array(namedIntentSchema.extend({ confidence: z.number() })),
  /** Empty where a step has to be taken first. */
  messages: z.array(textContentSchema.omit({ kind: true })),
  step: botStepSchema.nullable(),
  /** Names the draft: another one has another. */
  digest: z.string(),
});
export type BotDraft = z.infer<typeof botDraftSchema>;
