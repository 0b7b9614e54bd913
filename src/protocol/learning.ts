import { z } from 'zod';
import { intentNameSchema } from './intent-file.js';
import { localeSchema } from './locale.js';

/**
 * Why a message is worth learning from: the bot did not understand it, was not sure, or gave an
 * answer that the customer marked as no help; or staff said what it meant, or did not use what the
 * bot drafted for it.
 */
export const learningCauseSchema = z.enum([
  'not_understood',
  'unsure',
  'unhelpful',
  'corrected',
  'draft_unused',
]);
export type LearningCause = z.infer<typeof learningCauseSchema>;

/** A customer's message as it could become an utterance: nothing in it tells who wrote it. */
export const learningMessageSchema = z.object({
  id: z.number().int(),
  text: z.string(),
  locale: localeSchema,
  cause: learningCauseSchema,
  saidAt: z.iso.datetime(),
});
export type LearningMessage = z.infer<typeof learningMessageSchema>;

/** Messages that mean the same. */
export const learningGroupSchema = z.object({
  /** The message that the others are like, first of all. */
  messages: z.array(learningMessageSchema),
  /** What they may mean: what staff said, then what the bot makes of them; shares are 0–1. */
  guesses: z.array(
    z.object({ intent: z.string(), confidence: z.number(), saidByStaff: z.boolean() }),
  ),
  /** Whether they fit no intent and are enough to make one of. */
  fitsNone: z.boolean(),
});
export type LearningGroup = z.infer<typeof learningGroupSchema>;

/** A page of the inbox, the largest groups first. */
export const learningPageSchema = z.object({
  groups: z.array(learningGroupSchema),
  groupCount: z.number().int(),
  messageCount: z.number().int(),
});
export type LearningPage = z.infer<typeof learningPageSchema>;

const messageIds = z.array(z.number().int().positive()).min(1).max(2_000);

export const assignLearningSchema = z.strictObject({
  draftId: z.uuid(),
  intent: intentNameSchema,
  messages: messageIds,
});
export type AssignLearning = z.infer<typeof assignLearningSchema>;

export const dismissLearningSchema = z.strictObject({ messages: messageIds });
