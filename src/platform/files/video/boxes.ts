import { videoRefused } from './video-refused.js';

/** A box (ISO 14496-12) or atom (QuickTime): where it lies in the file, in bytes. */
export interface Box {
  type: string;
  start: number;
  /** Where what it holds begins. */
  body: number;
  end: number;
}

const MOST_BOXES = 50_000;

/** How many boxes of one file are looked at: small ones cannot keep the program busy. */
export class BoxCount {
  private left = MOST_BOXES;

  spend(): void {
    this.left -= 1;
    if (this.left < 0) throw videoRefused('parts');
  }
}

/**
 * The boxes that fill `start` to `end`, one after another.
 * @throws {CodedError} VIDEO_REFUSED where one sticks out, which is also how a cut file shows
 */
export function* boxesIn(
  bytes: Buffer,
  start: number,
  end: number,
  count: BoxCount,
): Generator<Box> {
  let at = start;
  while (at < end) {
    count.spend();
    const box = readBox(bytes, at, end);
    yield box;
    at = box.end;
  }
}

function readBox(bytes: Buffer, at: number, limit: number): Box {
  if (limit - at < 8) throw videoRefused('broken');
  const short = bytes.readUInt32BE(at);
  const long = short === 1;
  if (long && limit - at < 16) throw videoRefused('broken');
  const body = at + (long ? 16 : 8);
  // Above 2^53 the number is not exact, and far beyond any file.
  const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short;
  const end = short === 0 ? limit : at + size;
  if (end < body || end > limit) throw videoRefused('broken');
  return { type: bytes.toString('latin1', at + 4, at + 8), start: at, body, end };
}

/** Makes a box one that every program passes over. Nothing moves: places in the file stay true. */
export function blank(bytes: Buffer, box: Box): void {
  bytes.write('free', box.start + 4, 'latin1');
  bytes.fill(0, box.body, box.end);
}

/** Reads within a box. @throws {CodedError} VIDEO_REFUSED where the box is too short for it */
export class BoxReader {
  constructor(
    private readonly bytes: Buffer,
    readonly box: Box,
  ) {}

  get version(): number {
    return this.uint8(0);
  }

  get flags(): number {
    return this.uint32(0) & 0xffffff;
  }

  /** @param offset from the body's start, as in all of these */
  uint8(offset: number): number {
    return this.bytes.readUInt8(this.within(offset, 1));
  }

  uint16(offset: number): number {
    return this.bytes.readUInt16BE(this.within(offset, 2));
  }

  uint32(offset: number): number {
    return this.bytes.readUInt32BE(this.within(offset, 4));
  }

  uint64(offset: number): number {
    return Number(this.bytes.readBigUInt64BE(this.within(offset, 8)));
  }

  text(offset: number, length: number): string {
    const start = this.within(offset, length);
    return this.bytes.toString('latin1', start, start + length);
  }

  wipe(offset: number, length: number): void {
    const start = this.within(offset, length);
    this.bytes.fill(0, start, start + length);
  }

  get length(): number {
    return this.box.end - this.box.body;
  }

  private within(offset: number, length: number): number {
    const start = this.box.body + offset;
    if (start + length > this.box.end) throw videoRefused('broken');
    return start;
  }
}
