import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { CodedError } from '../../platform/errors.js';
import type { ImageRefusal } from '../../protocol/index.js';

/** What is taken, as the file's own bytes say; by the names of `file-type` and of `sharp`. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
]);
/** No camera of today makes more. A small file may claim far more, and fill the memory. */
const LONGEST_SIDE = 12_000;
const MOST_PIXELS = 50_000_000;
/** The longest sides of what is kept. */
const FULL_SIDE = 2560;
const THUMB_SIDE = 480;

// Each photo is seen once: nothing of it is worth keeping in memory.
sharp.cache(false);
// A photo may take one core, not all of them.
sharp.concurrency(1);

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
  const type = await fileTypeFromBuffer(bytes);
  const format = FORMATS.get(type?.mime ?? '');
  if (!format) throw refused('type');
  const { width, height, format: read } = await readHeader(bytes);
  if (read !== format) throw refused('type');
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) {
    throw refused('pixels');
  }
  try {
    const full = await fit(open(bytes), FULL_SIDE).toBuffer({ resolveWithObject: true });
    const thumb = await fit(sharp(full.data), THUMB_SIDE).toBuffer();
    return { full: full.data, thumb, width: full.info.width, height: full.info.height };
  } catch {
    throw refused('broken');
  }
}

async function readHeader(bytes: Buffer): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw refused('broken');
  }
}

function open(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS, sequentialRead: true });
}

function fit(photo: Sharp, side: number): Sharp {
  return photo
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 82, mozjpeg: true });
}

function refused(reason: ImageRefusal): CodedError {
  return new CodedError('IMAGE_REFUSED', 'Not a photo that can be taken', { details: { reason } });
}
