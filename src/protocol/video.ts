import { z } from 'zod';

/** What a video may be; phones make MP4 and MOV, browsers WebM. */
export const videoTypeSchema = z.enum(['video/mp4', 'video/quicktime', 'video/webm']);
export type VideoType = z.infer<typeof videoTypeSchema>;

/**
 * A video as it is kept: as it was sent, but for all that is neither picture nor sound. Its bytes
 * are at `…/conversations/{conversationId}/videos/{id}`, to whoever may see the conversation.
 */
export const videoSchema = z.object({
  id: z.uuid(),
  type: videoTypeSchema,
  /** As it is to be shown, in pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  bytes: z.number().int().positive(),
  /** Null where the file does not say. */
  durationMs: z.number().int().positive().nullable(),
});
export type Video = z.infer<typeof videoSchema>;

/** Why a video was not taken. Clients translate it. */
export const videoRefusalSchema = z.enum([
  /** No MP4, MOV or WebM, whatever it is called. */
  'type',
  /** More pixels than a phone films. */
  'pixels',
  /** It is cut off, or not as such a file should be. */
  'broken',
  /** It holds parts that cannot be told from what should not be passed on. */
  'parts',
]);
export type VideoRefusal = z.infer<typeof videoRefusalSchema>;
