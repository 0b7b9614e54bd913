import { z } from 'zod';
import { satisfactionSchema } from './closing.js';
import { localeSchema, localizedTextSchema } from './locale.js';
import { messageSchema, tierSchema } from './message.js';

/** Who speaks: one state, changed by conditional updates only. */
export const conversationStateSchema = z.enum(['bot', 'waiting', 'person', 'closed']);
export type ConversationState = z.infer<typeof conversationStateSchema>;

export const moodSchema = z.enum([
  'calm',
  'grateful',
  'anxious',
  'disappointed',
  'helpless',
  'dissatisfied',
  'angry',
  'abusive',
  'threatening',
]);
export type Mood = z.infer<typeof moodSchema>;

/** Why a person was brought in. Clients translate it. */
export const handoffReasonSchema = z.enum([
  'asked_for_person',
  'anger',
  'abuse',
  'threat',
  'despair',
  'regulator',
  'life',
  'safety',
  'two_misses',
  'no_progress',
  'needs_person',
  'unhelpful',
  'vip',
  'identity',
]);
export type HandoffReason = z.infer<typeof handoffReasonSchema>;

/** Something that speaks for a person, whether or not it was what brought them in. */
export const handoffGroundSchema = z.object({
  signal: z.enum([...handoffReasonSchema.options, 'great_value', 'serious_value']),
  /** What it was seen by: a mood, an intent, a count, fen; true: the words themselves. */
  evidence: z.union([z.string(), z.number(), z.literal(true)]),
});
export type HandoffGround = z.infer<typeof handoffGroundSchema>;

/** An intent with its title in every language. */
export const namedIntentSchema = z.object({ name: z.string(), title: localizedTextSchema });
export type NamedIntent = z.infer<typeof namedIntentSchema>;

/** What the bot knows when it hands over, so that the customer repeats nothing. Facts only. */
export const handoffSummarySchema = z.object({
  reason: handoffReasonSchema,
  /** All that speaks for a person, the gravest first; absent in what was stored long ago. */
  because: z.array(handoffGroundSchema).optional(),
  /** The words that led here, at most 200 characters of the customer's last message. */
  evidence: z.string(),
  /** Intents understood so far, the latest first. */
  intents: z.array(namedIntentSchema),
  waybills: z.array(z.string()),
  /** Values collected so far, e.g. `{ from: '上海市', weightGrams: 3000 }`. */
  slots: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What the bot already answered or asked, about what (`上海市 → 成都市 · 3 kg`), the latest last. */
  tried: z.array(namedIntentSchema.extend({ about: z.string() })),
  mood: moodSchema,
});
export type HandoffSummary = z.infer<typeof handoffSummarySchema>;

/** The conversation as its customer sees it. */
export const customerConversationSchema = z.object({
  id: z.uuid(),
  state: conversationStateSchema,
  lastSeq: z.number().int().nonnegative(),
  /** Present while waiting: the place in the queue, from 1. */
  queue: z
    .object({
      place: z.number().int().positive(),
      /** When a person may come, by recent waits of the same queue; absent where too few are known. */
      expected: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }).optional(),
      /** Nobody who could take it is there. It is kept. */
      nobodyOnDuty: z.literal(true).optional(),
      /** With it: when its team opens next; absent where the team is open, or keeps no hours. */
      opensAt: z.iso.datetime().optional(),
    })
    .optional(),
  /** Present while with a person. */
  assignee: z.object({ name: z.string() }).optional(),
  /** The `seq` up to which a person has seen it; absent where none has. */
  seen: z.number().int().positive().optional(),
  /** Present once it is over: whether to ask how it was (`satisfaction.rate`), or what was said. */
  satisfaction: satisfactionSchema.optional(),
  createdAt: z.iso.datetime(),
  /** Grows by one with every change of state: of two views the greater is the newer. */
  version: z.number().int().nonnegative(),
});
export type CustomerConversation = z.infer<typeof customerConversationSchema>;

/** The conversation as staff see it in lists: masked, without history. */
export const staffConversationSchema = z.object({
  id: z.uuid(),
  state: conversationStateSchema,
  locale: localeSchema,
  lastSeq: z.number().int().nonnegative(),
  /** The end of the customer's number, by which lists tell them apart: `3f2a`. */
  visitor: z.string(),
  /** The lowest tier that may take it. */
  tier: tierSchema,
  /** How grave: 100 life or safety, 80 threat or regulator, 60 anger or despair, less otherwise. */
  priority: z.number().int(),
  mood: moodSchema,
  reason: handoffReasonSchema.optional(),
  waitingSince: z.iso.datetime().optional(),
  /** Present while waiting: the earliest is served first, whatever its priority. */
  queueRank: z.iso.datetime().optional(),
  assignee: z.object({ id: z.uuid(), name: z.string() }).optional(),
  /** Ids of the supervisors who write to the customer beside the assignee. */
  joined: z.array(z.uuid()).optional(),
  /** The `seq` up to which the customer has seen it, as far as their browser told. */
  seen: z.number().int().positive().optional(),
  /** The id of the company whose customer it is; absent where no page or token said so. */
  company: z.string().optional(),
  /** What staff put on it to find it by, in order. */
  labels: z.array(z.string()).optional(),
  /** At most 80 characters of the latest text, personal data masked. */
  preview: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Grows by one with every change of state: of two views the greater is the newer. */
  version: z.number().int().nonnegative(),
});
export type StaffConversation = z.infer<typeof staffConversationSchema>;

/** One page of messages in order of `seq`. */
export const messagePageSchema = z.object({
  messages: z.array(messageSchema),
  /** More follow after the last one given here. */
  hasMore: z.boolean(),
});
export type MessagePage = z.infer<typeof messagePageSchema>;
