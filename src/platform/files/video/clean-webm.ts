import type { Film } from './clean-mp4.js';
import { elementsOf, voidElement, type Element } from './elements.js';
import { videoRefused } from './video-refused.js';
import { ID, ruleFor } from './webm-elements.js';

const CODECS = /^(?:V_VP8|V_VP9|V_AV1|A_OPUS|A_VORBIS)$/;
const LONGEST_SETTING = 65_536;
/** A number or a name: what is longer is neither. */
const LONGEST_WORD = 32;

/**
 * Cleans a WebM in place: of what is neither picture nor sound (tags, attachments, chapters,
 * titles, dates, whatever else was put beside them) only zeros remain. Nothing moves.
 *
 * @see RFC 9559, Matroska, of which WebM is a part
 * @throws {CodedError} VIDEO_REFUSED
 */
export function cleanWebm(bytes: Buffer): Film {
  const film = { width: 0, height: 0, scale: 1_000_000, duration: 0, document: '' };
  const read = (element: Element) => valueOf(bytes, element);
  for (const element of elementsOf(bytes, (id) => ruleFor(id) === 'enter')) {
    const { id, start, body, end } = element;
    if (start === 0 && id !== ID.EBML) throw videoRefused('type');
    if (end === null) continue;
    const rule = ruleFor(id);
    if (!rule) voidElement(bytes, start, end);
    else if (rule === 'wipe') bytes.fill(0, body, end);
    else if (id === ID.DocType) film.document = read(element).text;
    else if (id === ID.TimestampScale) film.scale = read(element).number;
    else if (id === ID.Duration) film.duration = read(element).float;
    else if (id === ID.PixelWidth) film.width = read(element).number;
    else if (id === ID.PixelHeight) film.height = read(element).number;
    else if (id === ID.TrackType && ![1, 2].includes(read(element).number)) {
      throw videoRefused('parts');
    } else if (id === ID.CodecID && !CODECS.test(read(element).text)) throw videoRefused('type');
    else if (id === ID.CodecPrivate && end - body > LONGEST_SETTING) throw videoRefused('parts');
  }
  if (film.document !== 'webm') throw videoRefused('type');
  if (film.width === 0) throw videoRefused('type');
  const ms = Math.round((film.duration * film.scale) / 1e6);
  return {
    width: film.width,
    height: film.height,
    durationMs: ms > 0 && ms < 86_400_000 ? ms : null,
  };
}

function valueOf(bytes: Buffer, { body, end }: Element) {
  const value = bytes.subarray(body, end ?? body);
  if (value.length > LONGEST_WORD) throw videoRefused('broken');
  return {
    get text(): string {
      return value.toString('latin1').replace(/\0+$/, '');
    },
    get number(): number {
      return value.reduce((sum, byte) => sum * 256 + byte, 0);
    },
    get float(): number {
      if (value.length === 4) return value.readFloatBE(0);
      return value.length === 8 ? value.readDoubleBE(0) : 0;
    },
  };
}
