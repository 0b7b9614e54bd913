import { z } from 'zod';

/**
 * A photo as it is kept: re-encoded, without the data that cameras add. Its bytes are at
 * `…/conversations/{conversationId}/images/{id}`, to whoever may see the conversation.
 */
export const imageSchema = z.object({
  id: z.uuid(),
  /** In pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Image = z.infer<typeof imageSchema>;

/** `thumb` for lists, at most 480 pixels wide and high; `full` to look at closely. */
export const imageSizeSchema = z.enum(['thumb', 'full']);
export type ImageSize = z.infer<typeof imageSizeSchema>;

/** Why a photo was not taken. Clients translate it. */
export const imageRefusalSchema = z.enum([
  /** No JPEG, PNG or WebP, whatever it is called. */
  'type',
  /** More pixels than a camera makes. */
  'pixels',
  /** It cannot be read to its end. */
  'broken',
]);
export type ImageRefusal = z.infer<typeof imageRefusalSchema>;
