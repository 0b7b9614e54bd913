import { BoxCount, BoxReader, blank, boxesIn, type Box } from './boxes.js';
import { cleanTrack, wipeTimes, type Track } from './clean-track.js';
import { gapsBetween, type Range } from './sample-places.js';
import { videoRefused } from './video-refused.js';

/** What a player is told beforehand. */
export interface Film {
  width: number;
  height: number;
  /** Null where the file does not say. */
  durationMs: number | null;
}

const MOST_TRACKS = 16;
const FRAGMENT_BOXES = new Set(['mfhd', 'tfhd', 'tfdt', 'trun', 'mehd', 'trex']);

/**
 * Cleans an MP4 or MOV in place: of what is neither picture nor sound (places, names, times,
 * tracks of measurements, whatever else was put beside them) only zeros remain. Nothing moves,
 * so that no place in the file must be written anew.
 *
 * @see ISO/IEC 14496-12, and Apple's QuickTime File Format Specification
 * @throws {CodedError} VIDEO_REFUSED
 */
export function cleanMp4(bytes: Buffer): Film {
  const count = new BoxCount();
  const samples: Range[] = [];
  let movie: Movie | undefined;
  let fragmented = false;
  let first = true;
  for (const box of boxesIn(bytes, 0, bytes.length, count)) {
    if (first !== (box.type === 'ftyp')) throw videoRefused('parts');
    first = false;
    if (box.type === 'ftyp') cleanBrands(bytes, box);
    else if (box.type === 'moov' && !movie) movie = cleanMovie(bytes, box, count);
    else if (box.type === 'mdat') samples.push([box.body, box.end]);
    else if (box.type === 'moof') {
      fragmented = true;
      sift(bytes, box, count);
    } else blank(bytes, box);
  }
  if (!movie || samples.length === 0) throw videoRefused('broken');
  const { tracks, removed, durationMs } = movie;
  const shown = tracks.find(({ kind }) => kind === 'vide');
  if (!shown) throw videoRefused('type');
  // Of fragments one cannot tell which bytes were of a track that is gone.
  if (fragmented && removed) throw videoRefused('parts');
  if (!fragmented) {
    const places = tracks.flatMap((track) => track.places);
    if (places.length === 0) throw videoRefused('broken');
    for (const [start, end] of gapsBetween(places, samples)) bytes.fill(0, start, end);
  }
  return { width: shown.width, height: shown.height, durationMs };
}

interface Movie {
  tracks: Track[];
  /** Some track was neither pictures nor sound. */
  removed: boolean;
  durationMs: number | null;
}

function cleanMovie(bytes: Buffer, moov: Box, count: BoxCount): Movie {
  const tracks: Track[] = [];
  let removed = false;
  let durationMs: number | null = null;
  for (const box of boxesIn(bytes, moov.body, moov.end, count)) {
    if (box.type === 'mvhd') durationMs = readHeader(new BoxReader(bytes, box));
    else if (box.type === 'trak') {
      if (tracks.length >= MOST_TRACKS) throw videoRefused('parts');
      const track = cleanTrack(bytes, box, count);
      if (track) tracks.push(track);
      else {
        blank(bytes, box);
        removed = true;
      }
    } else if (box.type === 'mvex') sift(bytes, box, count);
    else blank(bytes, box);
  }
  return { tracks, removed, durationMs };
}

function readHeader(mvhd: BoxReader): number | null {
  wipeTimes(mvhd);
  const long = mvhd.version === 1;
  const perSecond = mvhd.uint32(long ? 20 : 12);
  const duration = long ? mvhd.uint64(24) : mvhd.uint32(16);
  const ms = Math.round((duration * 1000) / perSecond);
  return ms > 0 && ms < 86_400_000 ? ms : null;
}

function sift(bytes: Buffer, parent: Box, count: BoxCount): void {
  for (const box of boxesIn(bytes, parent.body, parent.end, count)) {
    if (box.type === 'traf' && parent.type === 'moof') sift(bytes, box, count);
    else if (!FRAGMENT_BOXES.has(box.type)) blank(bytes, box);
  }
}

/** Four letters each; a longer list is something else. */
function cleanBrands(bytes: Buffer, ftyp: Box): void {
  const brands = bytes.toString('latin1', ftyp.body, ftyp.body + 4) + rest(bytes, ftyp);
  if (ftyp.end - ftyp.body > 128 || !/^(?:[\w ]{4})+$/.test(brands)) throw videoRefused('parts');
  bytes.fill(0, ftyp.body + 4, Math.min(ftyp.body + 8, ftyp.end));
}

const rest = (bytes: Buffer, ftyp: Box) =>
  bytes.toString('latin1', ftyp.body + 8, ftyp.end).replaceAll('\0', ' ');
