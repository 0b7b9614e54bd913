import { z } from 'zod';
import { cannedReplySchema, shortcutSchema } from './canned.js';
import { flowNumberSchema, flowQuestionsSchema } from './flow-settings.js';
import {
  forbiddenFileSchema,
  intentActionSchema,
  intentNameSchema,
  replyVariantsSchema,
} from './intent-file.js';
import { intentOverrideSchema, overridingRegionSchema } from './region-file.js';
import { localeSchema, localizedTextSchema } from './locale.js';

/** A fault in an intent file; lines and columns from 1. */
export const fileFaultSchema = z.object({
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  message: z.string(),
});

/** How a published version came to be. `disk`: from an edit of the files on the server. */
export const versionKindSchema = z.enum(['initial', 'published', 'rollback', 'disk']);

/** One entry of the history: who published what, and why. */
export const intentVersionSchema = z.object({
  number: z.number().int().positive(),
  /** Names the content: the same files have the same hash. */
  hash: z.string(),
  kind: versionKindSchema,
  /** The version whose content came back, for a rollback. */
  restored: z.number().int().optional(),
  /** Missing: the program itself. */
  by: z.string().optional(),
  reason: z.string(),
  /** Why it was published although a protected test failed. */
  overrideReason: z.string().optional(),
  publishedAt: z.iso.datetime(),
  live: z.boolean(),
  /** Files that differ from the version before. */
  changed: z.array(z.string()),
});
export type IntentVersion = z.infer<typeof intentVersionSchema>;

/** A set of changes on top of a version, not yet known to customers. */
export const draftViewSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  /** Missing: the files on the server's disk. */
  owner: z.string().optional(),
  mine: z.boolean(),
  /** The version it started from. */
  base: z.number().int(),
  /** Whether another version has been published since. */
  behind: z.boolean(),
  /** Grows with every change. */
  revision: z.number().int(),
  hash: z.string(),
  /** Files that differ from the base. */
  changed: z.array(z.string()),
  /** Whether there is a change to take back. */
  undoable: z.boolean(),
  updatedAt: z.iso.datetime(),
});
export type DraftView = z.infer<typeof draftViewSchema>;

const plain = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'must be plain text');
const utterances = z.array(plain(500)).min(1).max(2_000);
const replyKey = z.string().regex(/^[a-z]+(?:_[a-z]+)*$/);

/** One thing somebody changes in a draft. What it does not name stays as it is, comments too. */
export const intentEditSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('intent.add'),
    /** The file it is written to, e.g. `tracking.yaml`; made where there is none. */
    file: z.string().max(80),
    intent: intentNameSchema,
    title: localizedTextSchema,
    action: intentActionSchema,
    replies: z.record(replyKey, replyVariantsSchema).optional(),
    utterances: z.partialRecord(localeSchema, utterances),
  }),
  z.strictObject({ kind: z.literal('intent.remove'), intent: intentNameSchema }),
  z.strictObject({
    kind: z.literal('intent.set'),
    intent: intentNameSchema,
    title: localizedTextSchema.optional(),
    action: intentActionSchema.optional(),
    escalate: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('utterances.add'),
    intent: intentNameSchema,
    locale: localeSchema,
    texts: utterances,
  }),
  z.strictObject({
    kind: z.literal('utterances.remove'),
    intent: intentNameSchema,
    locale: localeSchema,
    texts: utterances,
  }),
  z.strictObject({
    kind: z.literal('utterances.move'),
    intent: intentNameSchema,
    to: intentNameSchema,
    locale: localeSchema,
    texts: utterances,
  }),
  z.strictObject({
    kind: z.literal('reply.set'),
    /** Missing: a text that all intents share. */
    intent: intentNameSchema.optional(),
    key: replyKey,
    variants: replyVariantsSchema,
  }),
  z.strictObject({
    kind: z.literal('concept.set'),
    concept: replyKey,
    /** Empty: the concept is removed. */
    words: z.array(plain(60)).max(500),
  }),
  /** What staff must not say, in place of what was listed. */
  z.strictObject({
    kind: z.literal('forbidden.set'),
    phrases: forbiddenFileSchema.shape.forbidden,
  }),
  /** Writes a canned reply, where its shortcut stands or to `file`. */
  z.strictObject({
    kind: z.literal('canned.set'),
    shortcut: shortcutSchema,
    reply: cannedReplySchema,
    file: z.string().max(80).default('canned/replies.yaml'),
  }),
  z.strictObject({ kind: z.literal('canned.remove'), shortcut: shortcutSchema }),
  /** A number of the flows' settings; null: as usual. */
  z.strictObject({
    kind: z.literal('setting.set'),
    setting: flowNumberSchema,
    value: z.number().nullable(),
  }),
  /** What a flow asks for; null: as usual. */
  z.strictObject({
    kind: z.literal('questions.set'),
    action: intentActionSchema,
    asks: flowQuestionsSchema.nullable(),
  }),
  /** What a region says or does otherwise for an intent, in place of what it had; null: nothing. */
  z.strictObject({
    kind: z.literal('region.set'),
    region: overridingRegionSchema,
    intent: intentNameSchema,
    override: intentOverrideSchema.omit({ of: true }).nullable(),
  }),
]);
export type IntentEdit = z.output<typeof intentEditSchema>;
export type IntentEditInput = z.input<typeof intentEditSchema>;

/** An utterance that does not lead to its intent, or to another one than before. */
export const changedUtteranceSchema = z.object({
  intent: z.string(),
  text: z.string(),
  before: z.string(),
  after: z.string(),
});

const rehearsedSchema = z.object({
  action: z.string(),
  text: z.string(),
  intents: z.array(z.string()),
});

/** What a test dialogue gives with the draft beside what it gives with what is live. */
export const checkedDialogueSchema = z.object({
  file: z.string(),
  name: z.string(),
  protected: z.boolean(),
  passes: z.boolean(),
  passedBefore: z.boolean().nullable(),
  steps: z.array(
    z.object({
      say: z.string(),
      before: rehearsedSchema.nullable(),
      after: rehearsedSchema,
      /** What was wanted and did not come. */
      problem: z.string().optional(),
    }),
  ),
});
export type CheckedDialogue = z.infer<typeof checkedDialogueSchema>;

/** What is found out about a draft before anybody publishes it. Shares are 0–1. */
export const checkReportSchema = z.object({
  /** The content that was checked. */
  hash: z.string(),
  against: z.number().int(),
  faults: z.array(fileFaultSchema),
  /** Of utterances that the engine had not seen; `live` is null where there is no figure yet. */
  accuracy: z.object({ draft: z.number(), live: z.number().nullable() }).nullable(),
  byIntent: z.array(
    z.object({
      intent: z.string(),
      utterances: z.number().int(),
      draft: z.number(),
      live: z.number().nullable(),
    }),
  ),
  changedUtterances: z.array(changedUtteranceSchema),
  /** How many there are; the list above holds the first. */
  changedCount: z.number().int(),
  dialogues: z.array(checkedDialogueSchema),
  confusions: z.array(
    z.object({
      label: z.string(),
      heardAs: z.string(),
      times: z.number().int(),
      example: z.string(),
    }),
  ),
  /** Texts that are hard to read. */
  hardTexts: z.array(
    z.object({ where: z.string(), text: z.string(), why: z.enum(['long_sentence', 'hard_words']) }),
  ),
  size: z.object({
    intents: z.number().int(),
    utterances: z.number().int(),
    modelBytes: z.number().int(),
  }),
  speed: z.object({
    trainingMs: z.number(),
    checkMs: z.number(),
    medianMicros: z.number(),
    p99Micros: z.number(),
  }),
  /** What is heard otherwise in regions with words of their own; older checks say nothing of it. */
  regionalChanges: z.array(changedUtteranceSchema.extend({ region: z.string() })).optional(),
  /**
   * Where a region goes on with its own although the head office has changed the intent since.
   * Checks from before it was looked for say nothing of it.
   */
  outdatedOverrides: z.array(z.object({ region: z.string(), intent: z.string() })).optional(),
  /** Names of protected dialogues that fail. */
  failedProtected: z.array(z.string()),
});
export type CheckReport = z.infer<typeof checkReportSchema>;

export const checkStageSchema = z.enum([
  'reading',
  'training',
  'validating',
  'comparing',
  'rehearsing',
]);
export type CheckStage = z.infer<typeof checkStageSchema>;

/** How far a check is. */
export const checkViewSchema = z.object({
  state: z.enum(['none', 'running', 'done', 'failed']),
  stage: checkStageSchema.optional(),
  /** 0–1. */
  progress: z.number(),
  report: checkReportSchema.optional(),
  /** Whether the draft has changed since, or something else is live. */
  outdated: z.boolean(),
});
export type CheckView = z.infer<typeof checkViewSchema>;

/** What a sentence means to an engine, for whoever writes utterances. */
export const readingSchema = z.object({
  text: z.string(),
  intents: z.array(z.object({ name: z.string(), confidence: z.number() })),
  accepted: z.boolean(),
  why: z.string(),
  /** Utterances that say nearly the same, the nearest first. */
  alike: z.array(
    z.object({ intent: z.string(), text: z.string(), likeness: z.number(), same: z.boolean() }),
  ),
});
export type Reading = z.infer<typeof readingSchema>;

/** One line of the list of intents. */
export const intentLineSchema = z.object({
  name: z.string(),
  file: z.string(),
  title: localizedTextSchema,
  action: intentActionSchema,
  utterances: z.number().int(),
});
export type IntentLine = z.infer<typeof intentLineSchema>;

/** A try of what is live, or of a draft: what came of each message. */
export const triedTurnSchema = z.object({
  say: z.string(),
  intents: z.array(z.object({ name: z.string(), confidence: z.number() })),
  why: z.string(),
  mood: z.string(),
  action: z.string(),
  replies: z.array(z.object({ text: z.string(), card: z.string().optional() })),
  handOver: z.string().optional(),
});
export type TriedTurn = z.infer<typeof triedTurnSchema>;

/** What became of a publish. */
export const publishedSchema = z.object({
  number: z.number().int(),
  /** Nodes that had not learned it in time: they do so before their next turn. */
  late: z.number().int(),
  /** Whether the files on this server's disk are the same now; null where they are not written. */
  onDisk: z.boolean().nullable(),
});
export type Published = z.infer<typeof publishedSchema>;
