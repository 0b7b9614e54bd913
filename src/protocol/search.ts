import { z } from 'zod';
import { conversationStateSchema, type StaffConversation } from './conversation.js';
import { companyIdSchema } from './company-id.js';

/** A word that staff put on a conversation to find it by. */
export const labelSchema = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .refine((text) => text.isWellFormed() && !/[\p{Cc}#,，]/u.test(text), 'must be one plain word');

/** A conversation carries no more than this. */
export const LABEL_LIMIT = 10;

export const searchPeriods = ['week', 'month', 'quarter', 'all'] as const;

export const searchConversationsSchema = z.strictObject({
  /** A waybill, the last four digits of a phone, the end of a customer's label, or words. */
  q: z.string().trim().max(100).default(''),
  label: labelSchema.optional(),
  state: conversationStateSchema.optional(),
  /** The id of the company whose customer it is. */
  company: companyIdSchema.optional(),
  /** How old conversations may be. */
  period: z.enum(searchPeriods).default('month'),
  /** The last id of the page before. */
  before: z.uuid().optional(),
});
export type SearchConversations = z.output<typeof searchConversationsSchema>;

/** A conversation that was found, and where. */
export interface FoundConversation {
  conversation: StaffConversation;
  /** The latest message that holds the words, personal data masked; null: found by something else. */
  hit: { seq: number; text: string } | null;
}

export interface FoundConversations {
  found: FoundConversation[];
  /** Whether older ones may follow. */
  hasMore: boolean;
}
