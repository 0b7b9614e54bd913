import { z } from 'zod';
import { localizedTextSchema } from './locale.js';

export const noticeKindSchema = z.enum(['closure', 'weather', 'incident']);
export type NoticeKind = z.infer<typeof noticeKindSchema>;

/** Hours a parcel may be later, least and most. */
export const delayHoursSchema = z.tuple([
  z.number().int().min(0).max(720),
  z.number().int().min(1).max(720),
]);
export type DelayHours = z.infer<typeof delayHoursSchema>;

/** What is the matter in a region: a part of the cards it concerns. */
export const noticeLineSchema = z.object({
  id: z.uuid(),
  kind: noticeKindSchema,
  title: localizedTextSchema,
  startsAt: z.iso.datetime(),
  /** Missing: until further notice. */
  endsAt: z.iso.datetime().optional(),
  delayHours: delayHoursSchema.optional(),
});
export type NoticeLine = z.infer<typeof noticeLineSchema>;

const noticeText = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'must be plain text');

/** What an admin writes. */
export const noticeDraftSchema = z
  .strictObject({
    kind: noticeKindSchema,
    /** Places as GB/T 2260 codes, of whatever level; everything inside is concerned. `100000`: all. */
    adcodes: z
      .array(z.string().regex(/^[1-9]\d{5}$/, 'must be six digits of GB/T 2260'))
      .min(1)
      .max(100),
    /** Only this product, e.g. `cold`; missing: all. */
    product: z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,39}$/)
      .optional(),
    /** Only this company's parcels; missing: all. */
    company: z.string().max(40).optional(),
    title: z.strictObject({ 'zh-CN': noticeText, 'zh-TW': noticeText, en: noticeText }),
    startsAt: z.iso.datetime({ offset: true }),
    endsAt: z.iso.datetime({ offset: true }).optional(),
    delayHours: delayHoursSchema.optional(),
  })
  .refine(({ startsAt, endsAt }) => !endsAt || Date.parse(endsAt) > Date.parse(startsAt), {
    message: 'must be after startsAt',
    path: ['endsAt'],
  })
  .refine(({ delayHours }) => !delayHours || delayHours[0] <= delayHours[1], {
    message: 'must be the least, then the most',
    path: ['delayHours'],
  });
export type NoticeDraft = z.infer<typeof noticeDraftSchema>;

/** A notice as staff see it. */
export const noticeViewSchema = noticeLineSchema.extend({
  state: z.enum(['published', 'withdrawn']),
  /** Grows with every change; a change names the version it was made from. */
  version: z.number().int().positive(),
  places: z.array(z.object({ adcode: z.string(), name: z.string() })),
  product: z.string().optional(),
  company: z.string().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type NoticeView = z.infer<typeof noticeViewSchema>;
