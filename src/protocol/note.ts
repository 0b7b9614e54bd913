import { z } from 'zod';
import type { StaffConversation } from './conversation.js';
import { messageTextSchema } from './customer-events.js';

/** How many colleagues one note may call in. */
export const MENTION_LIMIT = 10;

export const writeNoteSchema = z
  .strictObject({
    conversationId: z.uuid(),
    /** UUID v7 made by the writer. Sending the same id again returns the first result. */
    noteId: z.uuid(),
    text: messageTextSchema,
    /** Ids of the colleagues whom it calls in: from then on they may read the conversation. */
    mentions: z.array(z.uuid()).max(MENTION_LIMIT).default([]),
    /** The id of whoever has the conversation: beside supervisors nobody else reads it. */
    whisperTo: z.uuid().optional(),
  })
  .refine(({ mentions, whisperTo }) => !whisperTo || mentions.length === 0, {
    path: ['mentions'],
    error: 'must be empty in a whisper',
  });

const colleagueNameSchema = z.object({ id: z.uuid(), name: z.string() });

/**
 * What staff write to each other about a conversation. It is no message: it has no `seq`, and
 * nothing that a customer can ask for or is sent holds it.
 */
export const noteSchema = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  /** Grows from note to note: their order among themselves. */
  position: z.number().int().positive(),
  /** It stands after this message, the latest one when it was written. */
  afterSeq: z.number().int().nonnegative(),
  author: colleagueNameSchema,
  text: z.string(),
  mentions: z.array(colleagueNameSchema),
  /** Present in a whisper: its one reader beside the supervisors. */
  whisperTo: colleagueNameSchema.optional(),
  createdAt: z.iso.datetime(),
});
export type Note = z.infer<typeof noteSchema>;

/** A conversation that one was asked about by a colleague. */
export interface Consultation {
  conversation: StaffConversation;
  /** Notes that mention one and that one has not seen. */
  unread: number;
}
