import { z } from 'zod';
import { handoffReasonSchema } from './conversation.js';
import { localeSchema, localizedTextSchema } from './locale.js';

/** An intent's name: `area.what`, or `none` for what lies outside the field. */
export const intentNameSchema = z
  .string()
  .regex(/^(?:[a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)*|none)$/, 'must look like area.what_it_is');

/**
 * What the program does with the intent:
 * - `reply`: says the reply under `replies.answer`;
 * - `handover`: says `replies.answer` and brings in a person;
 * - `miss`: what lies outside the field (only `none`);
 * - the others run the flow of that name.
 */
export const intentActionSchema = z.enum([
  'reply',
  'handover',
  'track_parcel',
  'estimate_arrival',
  'check_stalled',
  'find_own_parcels',
  'show_proof',
  'show_pickup_point',
  'show_courier',
  'expedite',
  'report_not_received',
  'reschedule',
  'change_address',
  'intercept',
  'return_parcel',
  'redeliver',
  'book_pickup',
  'reassign_pickup',
  'cancel_pickup',
  'request_invoice',
  'check_goods',
  'advise_packing',
  'advise_abroad',
  'quote_price',
  'quote_freight',
  'tell_transit_time',
  'explain_volume',
  'explain_insurance',
  'explain_compensation',
  'find_outlet',
  'file_lost',
  'file_damage',
  'file_shortage',
  'file_wrong_item',
  'tell_claim',
  'dispute_claim',
  'complain_delay',
  'complain_attitude',
  'complain_no_consent',
  'complain_privacy',
  'complain_regulator',
  'tell_complaint',
  'check_charge',
  'collect_parcel',
  'collect_claim',
  'affirm',
  'deny',
  'miss',
]);
export type IntentAction = z.infer<typeof intentActionSchema>;

/** Variants of one text by language; `{name}` is filled from the facts. */
export const replyVariantsSchema = z.strictObject({
  'zh-CN': z.array(z.string().min(1)).min(1),
  'zh-TW': z.array(z.string().min(1)).min(1),
  en: z.array(z.string().min(1)).min(1),
});
export type ReplyVariants = z.infer<typeof replyVariantsSchema>;

export const intentSchema = z.strictObject({
  title: localizedTextSchema,
  action: intentActionSchema,
  /** Why a person takes over, where `action` is `handover`. */
  reason: z.enum(['asked_for_person', 'regulator', 'life', 'safety', 'needs_person']).optional(),
  /** Whatever the mood, a person takes over: "always" in the table of intents. */
  escalate: z.boolean().optional(),
  /**
   * Words with which it is a person's at once, lower case, in Simplified characters or English:
   * 打不通 for a courier's phone.
   */
  passes_on: z
    .array(
      z
        .string()
        .min(2)
        .max(60)
        .regex(/^[^A-Z]+$/, 'must be lower case'),
    )
    .max(200)
    .optional(),
  utterances: z.partialRecord(localeSchema, z.array(z.string().min(1).max(500))),
  replies: z.record(z.string().regex(/^[a-z]+(?:_[a-z]+)*$/), replyVariantsSchema).optional(),
});
export type Intent = z.infer<typeof intentSchema>;

/** One file under `intents/`: an area of the trade. */
export const intentFileSchema = z.strictObject({
  area: z.string().regex(/^[a-z]+(?:_[a-z]+)*$/),
  intents: z.record(intentNameSchema, intentSchema),
  /** Texts that belong to no single intent, such as the greeting. */
  replies: z.record(z.string().regex(/^[a-z]+(?:_[a-z]+)*$/), replyVariantsSchema).optional(),
});
export type IntentFile = z.infer<typeof intentFileSchema>;

/** What a message in `intents/moods/` shows: a mood, or a step that the customer announces. */
export const shownMoodSchema = z.enum([
  'calm',
  'grateful',
  'anxious',
  'disappointed',
  'helpless',
  'dissatisfied',
  'sarcastic',
  'angry',
  'abusive',
  'threatening',
  'regulator',
  'person',
]);

/** One file under `intents/moods/`: messages that show one mood. */
export const moodFileSchema = z.strictObject({
  mood: shownMoodSchema,
  messages: z.partialRecord(localeSchema, z.array(z.string().min(1).max(500))),
});
export type MoodFile = z.infer<typeof moodFileSchema>;

/** `intents/words/concepts.yaml`: words that mean the same to the desk. */
export const conceptsFileSchema = z.strictObject({
  concepts: z.record(
    z.string().regex(/^[a-z]+(?:_[a-z]+)*$/, 'is no valid name; write it as what_it_is'),
    z.array(z.string().min(1).max(60)).min(1),
  ),
});

/** `intents/words/forbidden.yaml`: what staff must not say, beside what no company wants said. */
export const forbiddenFileSchema = z.strictObject({
  forbidden: z.array(z.string().trim().min(2).max(60)).max(500),
});

/** A concept and its words, as they are listed. */
export interface ConceptLine {
  concept: string;
  words: string[];
}

/** One message of a test dialogue, and what has to come of it; what is left out may be anything. */
export const testStepSchema = z.strictObject({
  /** `{IN_TRANSIT}` and the other tracking states stand for the number of such a parcel. */
  say: z.string().min(1).max(500),
  /** The intent acted on, or `handover`, `miss`, `clarify`, `ask` (what happened), `cancel`. */
  action: z.string().max(60).optional(),
  /** The value the bot asks for; `nothing`: it asks for none. */
  asks: z.string().max(60).optional(),
  /** A card that is shown. */
  card: z.enum(['parcel', 'quote', 'outlets', 'work_order']).optional(),
  /** Words of which at least one is said, as they stand: no patterns. */
  says: z.array(z.string().min(1).max(200)).min(1).optional(),
  /** Why a person takes over; `none`: nobody does. */
  hand: z.union([handoffReasonSchema, z.literal('none')]).optional(),
});
export type TestStep = z.infer<typeof testStepSchema>;

export const testDialogueSchema = z.strictObject({
  /** Nothing is published that makes it fail, unless somebody says why. */
  protected: z.boolean().optional(),
  locale: localeSchema.optional(),
  /** The region whose page it is, six digits of GB/T 2260. */
  region: z
    .string()
    .regex(/^[1-9]\d{5}$/, 'must be six digits of GB/T 2260')
    .optional(),
  steps: z.array(testStepSchema).min(1).max(50),
});
export type TestDialogue = z.infer<typeof testDialogueSchema>;

/** One file under `intents/tests/`: dialogues by name. */
export const testFileSchema = z.strictObject({
  dialogues: z.record(z.string().min(1).max(120), testDialogueSchema),
});
export type TestFile = z.infer<typeof testFileSchema>;
