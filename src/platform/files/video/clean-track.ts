import { BoxReader, blank, boxesIn, type Box, type BoxCount } from './boxes.js';
import { cleanSampleEntries, type Kind } from './sample-entries.js';
import { samplePlaces, type Range } from './sample-places.js';
import { videoRefused } from './video-refused.js';

/** What of a track is kept: `enter` looks at what is in it, all else is passed over. */
const TRACK_BOXES: Record<string, 'keep' | 'enter'> = {
  tkhd: 'keep',
  edts: 'enter',
  elst: 'keep',
  mdia: 'enter',
  mdhd: 'keep',
  hdlr: 'keep',
  minf: 'enter',
  vmhd: 'keep',
  smhd: 'keep',
  dinf: 'enter',
  dref: 'keep',
  stbl: 'enter',
  stsd: 'keep',
  stts: 'keep',
  ctts: 'keep',
  cslg: 'keep',
  stsc: 'keep',
  stsz: 'keep',
  stco: 'keep',
  co64: 'keep',
  stss: 'keep',
  stps: 'keep',
  sdtp: 'keep',
};

/** A track of pictures or sound that is kept. */
export interface Track {
  kind: Kind;
  /** Of a track of pictures, turned as it is to be shown. */
  width: number;
  height: number;
  /** Where its samples lie; empty in a file of fragments. */
  places: Range[];
}

/**
 * Cleans a track: only what a player needs to show or to sound it survives.
 * @returns null where it is neither pictures nor sound, or nobody could play it
 */
export function cleanTrack(bytes: Buffer, trak: Box, count: BoxCount): Track | null {
  const found = new Map<string, BoxReader>();
  sift(bytes, trak, count, found);
  const need = (type: string) => {
    const reader = found.get(type);
    if (!reader) throw videoRefused('broken');
    return reader;
  };
  const kind = need('hdlr').text(8, 4);
  if (kind !== 'vide' && kind !== 'soun') return null;
  // The names of the phone's maker and of the program.
  need('hdlr').wipe(12, need('hdlr').length - 12);
  wipeTimes(need('tkhd'));
  wipeTimes(need('mdhd'));
  requireOwnData(bytes, need('dref'), count);
  if (!cleanSampleEntries(bytes, need('stsd').box, kind, count)) return null;
  const wide = found.has('co64');
  const places = samplePlaces({
    sizes: need('stsz'),
    chunks: need(wide ? 'co64' : 'stco'),
    wide,
    runs: need('stsc'),
  });
  return { kind, places, ...sizeOf(need('tkhd')) };
}

function sift(bytes: Buffer, parent: Box, count: BoxCount, found: Map<string, BoxReader>): void {
  for (const box of boxesIn(bytes, parent.body, parent.end, count)) {
    const rule = TRACK_BOXES[box.type];
    if (!rule) blank(bytes, box);
    else if (found.has(box.type)) throw videoRefused('parts');
    else {
      found.set(box.type, new BoxReader(bytes, box));
      // QuickTime has a second `hdlr` inside of `minf`, of no use to players.
      if (rule === 'enter') sift(bytes, box, count, found);
    }
  }
}

/** When it was made and changed: of use to nobody but who asks where somebody was. */
export function wipeTimes(header: BoxReader): void {
  header.wipe(4, header.version === 1 ? 16 : 8);
}

/** The samples must lie in the file itself, not at an address that a player would go to. */
function requireOwnData(bytes: Buffer, dref: BoxReader, count: BoxCount): void {
  for (const entry of boxesIn(bytes, dref.box.body + 8, dref.box.end, count)) {
    const reader = new BoxReader(bytes, entry);
    if ((reader.flags & 1) === 0) throw videoRefused('parts');
    reader.wipe(4, reader.length - 4);
  }
}

function sizeOf(header: BoxReader): { width: number; height: number } {
  const at = header.version === 1 ? 52 : 40;
  const [width, height] = [header.uint32(at + 36), header.uint32(at + 40)];
  // The first number of the matrix is 0 where the phone was held upright.
  const upright = header.uint32(at) === 0 && header.uint32(at + 4) !== 0;
  const pixels = (fixed: number) => Math.round(fixed / 65_536);
  return upright
    ? { width: pixels(height), height: pixels(width) }
    : { width: pixels(width), height: pixels(height) };
}
