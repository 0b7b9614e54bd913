import { BoxReader, blank, boxesIn, type Box, type BoxCount } from './boxes.js';
import { videoRefused } from './video-refused.js';

/** Ways of writing pictures and sound that phones use and players know. */
const CODECS = {
  vide: new Set([
    'avc1',
    'avc3',
    'hvc1',
    'hev1',
    'dvh1',
    'dvhe',
    'av01',
    'vp08',
    'vp09',
    'mp4v',
    's263',
  ]),
  soun: new Set(['mp4a', 'Opus', 'alac', 'samr', 'sawb', 'ac-3', 'ec-3']),
};

/** What a decoder needs to know beforehand. */
const DECODER_BOXES = new Set([
  'avcC',
  'hvcC',
  'lhvC',
  'av1C',
  'vpcC',
  'dvcC',
  'dvvC',
  'd263',
  'esds',
  'dOps',
  'damr',
  'dac3',
  'dec3',
  'alac',
  'wave',
  'chan',
  'btrt',
  'pasp',
  'clap',
  'fiel',
  'mdcv',
  'clli',
  'colr',
]);
/** A decoder's setting is short; what is longer is something else. */
const LONGEST_SETTING = 8192;

export type Kind = keyof typeof CODECS;

/**
 * Cleans the description of a track's samples (`stsd`).
 * @returns whether players know how its samples are written
 */
export function cleanSampleEntries(bytes: Buffer, stsd: Box, kind: Kind, count: BoxCount): boolean {
  const entries = [...boxesIn(bytes, stsd.body + 8, stsd.end, count)];
  if (entries.length === 0) throw videoRefused('broken');
  if (!entries.every(({ type }) => CODECS[kind].has(type))) return false;
  for (const entry of entries) cleanEntry(bytes, entry, kind, count);
  return true;
}

function cleanEntry(bytes: Buffer, entry: Box, kind: Kind, count: BoxCount): void {
  const reader = new BoxReader(bytes, entry);
  // Who made the program that wrote it, and what it calls itself.
  reader.wipe(12, 4);
  if (kind === 'vide') reader.wipe(42, 32);
  const settings = entry.body + (kind === 'vide' ? 78 : soundEntryLength(reader));
  if (settings > entry.end) throw videoRefused('broken');
  // QuickTime ends the list with a few zeros.
  const rest = entry.end - settings;
  const ending = rest < 8 ? rest : 0;
  bytes.fill(0, entry.end - ending, entry.end);
  for (const box of boxesIn(bytes, settings, entry.end - ending, count)) {
    const known = DECODER_BOXES.has(box.type) && box.end - box.start <= LONGEST_SETTING;
    if (!known || (box.type === 'colr' && !isPlainColour(bytes, box))) blank(bytes, box);
  }
}

/** QuickTime's own two longer forms, and the one of all others. */
function soundEntryLength(reader: BoxReader): number {
  return [28, 44, 64][reader.uint16(8)] ?? 28;
}

/** Three numbers, not a profile with a name in it. */
function isPlainColour(bytes: Buffer, box: Box): boolean {
  return box.end - box.body <= 11 && /^ncl[cx]/.test(bytes.toString('latin1', box.body, box.end));
}
