import sharp, { type Sharp } from 'sharp';
import { imageRefused, openImage } from '../../platform/files/open-image.js';

/** The longest sides of what is kept. */
const FULL_SIDE = 2560;
const THUMB_SIDE = 480;

/** A photo made anew of its pixels: JPEG, upright, on white, without anything else. */
export interface DevelopedPhoto {
  full: Buffer;
  thumb: Buffer;
  /** Of `full`, in pixels. */
  width: number;
  height: number;
}

/**
 * Makes a photo anew from what somebody sent: only its pixels survive, no place where it was
 * taken, no camera, and nothing that was hidden behind or between them.
 * @throws {CodedError} IMAGE_REFUSED
 */
export async function developPhoto(bytes: Buffer): Promise<DevelopedPhoto> {
  const photo = await openImage(bytes);
  try {
    const full = await fit(photo, FULL_SIDE).toBuffer({ resolveWithObject: true });
    const thumb = await fit(sharp(full.data), THUMB_SIDE).toBuffer();
    return { full: full.data, thumb, width: full.info.width, height: full.info.height };
  } catch {
    throw imageRefused('broken');
  }
}

function fit(photo: Sharp, side: number): Sharp {
  return photo
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 82, mozjpeg: true });
}
