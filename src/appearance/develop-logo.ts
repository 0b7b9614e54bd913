import { imageRefused, openImage } from '../platform/files/open-image.js';

/** Twice the size in which the chat shows it, for fine screens. */
const SIDE = 96;

/**
 * A logo made anew of its pixels, as a PNG.
 * @throws {CodedError} IMAGE_REFUSED
 */
export async function developLogo(bytes: Buffer): Promise<Buffer> {
  const image = await openImage(bytes);
  try {
    return await image
      .autoOrient()
      .resize(SIDE, SIDE, { fit: 'contain', background: '#0000' })
      .png({ compressionLevel: 9 })
      .toBuffer();
  } catch {
    throw imageRefused('broken');
  }
}
