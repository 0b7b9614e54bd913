import { z } from 'zod';
import {
  intentActionSchema,
  intentNameSchema,
  intentSchema,
  replyVariantsSchema,
} from './intent-file.js';
import { localeSchema, localizedTextSchema } from './locale.js';

/** A province or a city, six digits of GB/T 2260. */
export const overridingRegionSchema = z
  .string()
  .regex(/^[1-9]\d{3}00$/, 'must be the code of a province or a city');

const repliesSchema = z.record(z.string().regex(/^[a-z]+(?:_[a-z]+)*$/), replyVariantsSchema);

/** Of one intent in one language: more is a matter for the head office's files. */
const MOST_UTTERANCES = 200;

/** What a region says or does otherwise for an intent; the rest is the head office's. */
export const intentOverrideSchema = z.strictObject({
  title: localizedTextSchema.optional(),
  action: intentActionSchema.optional(),
  reason: intentSchema.shape.reason,
  replies: repliesSchema.optional(),
  /** What customers of the region say for it, beside what is said everywhere. */
  utterances: z
    .partialRecord(localeSchema, z.array(z.string().min(1).max(500)).max(MOST_UTTERANCES))
    .optional(),
  /** Names what the head office had when this was written; the console writes it. */
  of: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .optional(),
});
export type IntentOverride = z.infer<typeof intentOverrideSchema>;

/** One file under `intents/regions/`, called by the region's code. */
export const regionFileSchema = z.strictObject({
  intents: z.record(intentNameSchema, intentOverrideSchema).optional(),
  /** Texts that belong to no single intent. */
  replies: repliesSchema.optional(),
});
export type RegionFile = z.infer<typeof regionFileSchema>;

/** `intents/settings/regions.yaml`. */
export const regionSettingsFileSchema = z.strictObject({
  /** How much of the head office's intents and shared texts a region may change. */
  most_changed_percent: z.number().int().min(1).max(100).optional(),
});

/** `outdated`: the head office has changed it since; `unmarked`: nobody can tell. */
export const overrideStateSchema = z.enum(['current', 'outdated', 'unmarked']);
export type OverrideState = z.infer<typeof overrideStateSchema>;

/** A region's own version, as it is listed. */
export interface RegionView {
  region: string;
  /** What it changes of all that there is, and how much it may, 0–1. */
  share: number;
  most: number;
  overrides: { intent: string; override: IntentOverride; state: OverrideState }[];
  /** Names of the shared texts that it says otherwise. */
  replies: string[];
}
