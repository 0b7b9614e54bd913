import { fileTypeFromBuffer } from 'file-type';
import type { Video, VideoType } from '../../../protocol/index.js';
import { cleanMp4, type Film } from './clean-mp4.js';
import { cleanWebm } from './clean-webm.js';
import { videoRefused } from './video-refused.js';

/** What is taken, as the file's own bytes say; by the names of `file-type`. */
const TYPES: ReadonlyMap<string, [VideoType, (bytes: Buffer) => Film]> = new Map([
  ['video/mp4', ['video/mp4', cleanMp4]],
  ['video/x-m4v', ['video/mp4', cleanMp4]],
  ['video/quicktime', ['video/quicktime', cleanMp4]],
  ['video/webm', ['video/webm', cleanWebm]],
]);
/** More than any phone films. A small file may claim far more, and fill a player's memory. */
const LONGEST_SIDE = 8192;

/**
 * Cleans a video in place: where and when it was filmed, by what, and all that lies beside the
 * pictures and the sound is gone from it. The pictures and the sound themselves are not touched.
 *
 * @param bytes changed, also where it is refused in the end
 * @throws {CodedError} VIDEO_REFUSED: it is no video, or one that cannot be cleaned
 */
export async function cleanVideo(bytes: Buffer): Promise<Omit<Video, 'id' | 'bytes'>> {
  const told = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const [type, clean] = TYPES.get(told?.mime ?? '') ?? [];
  if (!type || !clean) throw videoRefused('type');
  const film = clean(bytes);
  const { width, height } = film;
  if (width < 1 || height < 1) throw videoRefused('broken');
  if (Math.max(width, height) > LONGEST_SIDE) throw videoRefused('pixels');
  return { type, ...film };
}
