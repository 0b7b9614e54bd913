import { z } from 'zod';
import { conductKinds } from './find-conduct.js';

export const conductKindSchema = z.enum(conductKinds);

/** Words of a member of staff that should not have been sent, as they are kept. */
export const conductMarkSchema = z.object({
  conversationId: z.uuid(),
  /** The message they stand in. */
  seq: z.number().int().positive(),
  staffId: z.uuid(),
  kind: conductKindSchema,
  /** The words themselves; personal data masked. */
  words: z.string(),
});
export type ConductMark = z.infer<typeof conductMarkSchema>;

/** The days to count: from the first instant on, up to the other. */
export const conductPeriodSchema = z.strictObject({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
});

/** How often somebody sent such words, beside all they sent. */
export interface ConductCount {
  staff: { id: string; name: string };
  messages: number;
  /** Messages with at least one such phrase. */
  marked: number;
  byKind: Partial<Record<z.infer<typeof conductKindSchema>, number>>;
}
