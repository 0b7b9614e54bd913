import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { ImageRefusal } from '../../protocol/index.js';
import { CodedError } from '../errors.js';

/** What is taken, as the file's own bytes say; by the names of `file-type` and of `sharp`. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
]);
/** No camera of today makes more. A small file may claim far more, and fill the memory. */
const LONGEST_SIDE = 12_000;
const MOST_PIXELS = 50_000_000;

// Each picture is seen once: nothing of it is worth keeping in memory.
sharp.cache(false);
// A picture may take one core, not all of them.
sharp.concurrency(1);

/**
 * A picture that somebody sent, to be made anew of its pixels.
 * @throws {CodedError} IMAGE_REFUSED: its bytes are of no type that is taken, or it is too large
 */
export async function openImage(bytes: Buffer): Promise<Sharp> {
  const type = await fileTypeFromBuffer(bytes);
  const format = FORMATS.get(type?.mime ?? '');
  if (!format) throw imageRefused('type');
  const { width, height, format: read } = await readHeader(bytes);
  if (read !== format) throw imageRefused('type');
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) {
    throw imageRefused('pixels');
  }
  return sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS, sequentialRead: true });
}

export function imageRefused(reason: ImageRefusal): CodedError {
  return new CodedError('IMAGE_REFUSED', 'Not a picture that can be taken', {
    details: { reason },
  });
}

async function readHeader(bytes: Buffer): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw imageRefused('broken');
  }
}
