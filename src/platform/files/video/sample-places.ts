import type { BoxReader } from './boxes.js';
import { videoRefused } from './video-refused.js';

/** From the first byte to the one after the last. */
export type Range = readonly [start: number, end: number];

/** Longer than an hour at any rate a phone films with. */
const MOST_SAMPLES = 1_000_000;

/** The tables that say where a track's samples lie. */
export interface SampleTables {
  sizes: BoxReader;
  chunks: BoxReader;
  /** Whether places in the file have 64 bits. */
  wide: boolean;
  runs: BoxReader;
}

/**
 * Where a track's samples lie in the file.
 * @throws {CodedError} VIDEO_REFUSED where the tables do not fit each other
 */
export function samplePlaces({ sizes, chunks, wide, runs }: SampleTables): Range[] {
  const samples = sizes.uint32(8);
  const runCount = runs.uint32(4);
  const chunkCount = chunks.uint32(4);
  if (samples > MOST_SAMPLES || chunkCount > MOST_SAMPLES) throw videoRefused('parts');
  const equal = sizes.uint32(4);
  const sizeOf = (sample: number) => equal || sizes.uint32(12 + 4 * sample);
  const places: Range[] = [];
  let [sample, run, perChunk] = [0, 0, 0];
  for (let chunk = 0; chunk < chunkCount; chunk += 1) {
    if (run < runCount && runs.uint32(8 + 12 * run) === chunk + 1) {
      perChunk = runs.uint32(12 + 12 * run);
      run += 1;
    }
    if (perChunk > samples - sample) throw videoRefused('broken');
    let length = equal * perChunk;
    if (!equal) for (let i = 0; i < perChunk; i += 1) length += sizeOf(sample + i);
    sample += perChunk;
    const start = wide ? chunks.uint64(8 + 8 * chunk) : chunks.uint32(8 + 4 * chunk);
    if (length > 0) places.push([start, start + length]);
  }
  if (sample !== samples) throw videoRefused('broken');
  return places;
}

/**
 * What of `whole` no range covers.
 * @throws {CodedError} VIDEO_REFUSED where a range lies outside of all of `whole`
 */
export function gapsBetween(places: Range[], whole: readonly Range[]): Range[] {
  const sorted = places.toSorted((one, other) => one[0] - other[0]);
  const gaps: Range[] = [];
  let next = 0;
  for (const [start, end] of whole) {
    let at = start;
    for (let place = sorted[next]; place && place[0] < end; place = sorted[(next += 1)]) {
      if (place[0] < start || place[1] > end) throw videoRefused('broken');
      if (place[0] > at) gaps.push([at, place[0]]);
      at = Math.max(at, place[1]);
    }
    if (at < end) gaps.push([at, end]);
  }
  if (next < sorted.length) throw videoRefused('broken');
  return gaps;
}
