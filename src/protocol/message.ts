import { z } from 'zod';
import { callbackTimeSchema } from './callback.js';
import { cardSchema } from './card.js';
import { imageSchema } from './image.js';
import { videoSchema } from './video.js';

/** The longest text a person may send, in UTF-16 code units. */
export const MESSAGE_TEXT_LIMIT = 4000;

export const tierSchema = z.enum(['frontline', 'supervisor', 'expert']);
export type Tier = z.infer<typeof tierSchema>;
export const tiers = tierSchema.options;

export const authorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer') }),
  z.object({ kind: z.literal('bot') }),
  z.object({ kind: z.literal('system') }),
  z.object({ kind: z.literal('staff'), id: z.uuid(), name: z.string() }),
]);
export type Author = z.infer<typeof authorSchema>;

/** Something that happened in the conversation. Clients put it into words in their language. */
export const conversationEventSchema = z.discriminatedUnion('type', [
  /** The conversation went to the queue; why is told to staff alone. */
  z.object({ type: z.literal('handed_over'), reason: z.string().optional() }),
  /** A member of staff has it now; of which tier is told to staff alone. */
  z.object({ type: z.literal('accepted'), name: z.string(), tier: tierSchema.optional() }),
  /** It was passed up to another tier. */
  z.object({ type: z.literal('escalated'), tier: tierSchema }),
  /** It was passed on sideways; to a colleague is told as `accepted`. */
  z.object({ type: z.literal('passed'), to: z.enum(['team', 'bot']) }),
  /** Whoever had it was lost and did not come back: it went to the front of the queue. */
  z.object({ type: z.literal('returned'), tier: tierSchema }),
  /** The customer wants to be called at this number, masked here. */
  z.object({ type: z.literal('callback_left'), phone: z.string(), at: callbackTimeSchema }),
  /** What customers see of the ways in which it is passed on: somebody else will go on with it. */
  z.object({ type: z.literal('moved') }),
  /** It is over. */
  z.object({ type: z.literal('closed'), by: z.enum(['staff', 'customer', 'system']) }),
]);
export type ConversationEvent = z.infer<typeof conversationEventSchema>;

export const quickReplySchema = z.object({
  /** What the button says and, when pressed, what the customer is taken to have written. */
  text: z.string(),
});

export type QuickReply = z.infer<typeof quickReplySchema>;

/** What a message carries. `text` is plain text: never markup, never evaluated. */
export const contentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    card: cardSchema.optional(),
    quickReplies: z.array(quickReplySchema).optional(),
  }),
  /** A photo, and what stands for it where none can be shown. */
  z.object({ kind: z.literal('image'), image: imageSchema, text: z.string() }),
  /** A video, and what stands for it where none can be shown. */
  z.object({ kind: z.literal('video'), video: videoSchema, text: z.string() }),
  z.object({ kind: z.literal('event'), event: conversationEventSchema }),
]);
export type Content = z.infer<typeof contentSchema>;

/**
 * One message. Order is by `seq` alone, which is dense from 1 within its conversation: a
 * client that sees a gap has missed something and asks for the rest by `messages.after`.
 */
export const messageSchema = z.object({
  conversationId: z.uuid(),
  seq: z.number().int().positive(),
  /** Made by the sender (UUID v7 from clients); unique in the conversation. */
  clientId: z.uuid(),
  author: authorSchema,
  content: contentSchema,
  createdAt: z.iso.datetime(),
});
export type Message = z.infer<typeof messageSchema>;
