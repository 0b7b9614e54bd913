import { z } from 'zod';

/** Why somebody publishes, tries or ends something. */
export const reasonSchema = z.string().trim().min(1).max(500);

/** A province or a city of GB/T 2260. */
const regionSchema = z.string().regex(/^[1-9]\d{3}00$/, 'must be the code of a province or city');

/** Whom a pilot answers: a share of the customers, of a region or of outlets where some are named. */
export const pilotScopeSchema = z
  .strictObject({
    /** Percent of the customers in scope; which ones follows from their ids. */
    share: z.number().int().min(1).max(100),
    regions: z.array(regionSchema).max(50).default([]),
    /** Codes as pages name them. */
    outlets: z.array(z.string().trim().min(1).max(100)).max(200).default([]),
  })
  .refine(({ share, regions, outlets }) => share < 100 || regions.length + outlets.length > 0, {
    path: ['share'],
    message: 'everybody everywhere is no pilot',
  });
export type PilotScope = z.infer<typeof pilotScopeSchema>;

export const beginPilotSchema = z.strictObject({
  scope: pilotScopeSchema,
  reason: reasonSchema,
  /** Why it is tried although protected tests fail; from a supervisor on. */
  overrideReason: reasonSchema.optional(),
});

export const endPilotSchema = z.strictObject({ reason: reasonSchema });

export const pilotEndingSchema = z.enum(['promoted', 'stopped']);
export type PilotEnding = z.infer<typeof pilotEndingSchema>;

/** A version that answers some customers beside the live one. */
export const pilotViewSchema = z.object({
  id: z.number().int(),
  version: z.number().int(),
  /** The version that was live when it began. */
  against: z.number().int(),
  scope: pilotScopeSchema,
  reason: z.string(),
  by: z.string(),
  beganAt: z.iso.datetime(),
  /** Null: it runs. */
  ending: pilotEndingSchema.nullable(),
  endedAt: z.iso.datetime().nullable(),
  endReason: z.string().nullable(),
});
export type PilotView = z.infer<typeof pilotViewSchema>;

/** So many of so many, with the 95 % confidence interval of the share. Shares are 0–1. */
export const measuredShareSchema = z.object({
  count: z.number().int(),
  of: z.number().int(),
  share: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});
export type MeasuredShare = z.infer<typeof measuredShareSchema>;

export const pilotMeasures = ['contained', 'handedOver', 'satisfied', 'returned'] as const;
export type PilotMeasure = (typeof pilotMeasures)[number];

/** How the pilot does beside the live version, of conversations begun since it runs. */
export const pilotComparisonSchema = z.object({
  /** Whether chance alone decided whom the pilot answers; else regions differ as well. */
  randomized: z.boolean(),
  measures: z.array(
    z.object({
      name: z.enum(pilotMeasures),
      pilot: measuredShareSchema,
      live: measuredShareSchema,
      /** The pilot's share less the other's, with its 95 % confidence interval. */
      difference: z.number().nullable(),
      low: z.number(),
      high: z.number(),
      /** Unclear while the interval holds no difference at all. */
      verdict: z.enum(['better', 'worse', 'unclear']),
    }),
  ),
});
export type PilotComparison = z.infer<typeof pilotComparisonSchema>;
