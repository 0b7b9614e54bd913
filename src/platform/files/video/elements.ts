import { videoRefused } from './video-refused.js';

/** An element of EBML (RFC 8794): where it lies in the file, in bytes. */
export interface Element {
  id: number;
  start: number;
  /** Where what it holds begins. */
  body: number;
  /** Null where it goes on until another one of its level begins. */
  end: number | null;
}

/** Ten minutes of pictures and sound have about a tenth of it. */
const MOST_ELEMENTS = 500_000;
const VOID = 0xec;

/**
 * All elements of a file in the order in which they begin: those for which `enters` says so are
 * entered, the others passed over. An id means the same wherever it stands.
 * @throws {CodedError} VIDEO_REFUSED where one sticks out, which is also how a cut file shows
 */
export function* elementsOf(bytes: Buffer, enters: (id: number) => boolean): Generator<Element> {
  let at = 0;
  for (let seen = 0; at < bytes.length; seen += 1) {
    if (seen > MOST_ELEMENTS) throw videoRefused('parts');
    const element = readElement(bytes, at);
    const entered = enters(element.id);
    // Only what is entered may leave its end open.
    if (!entered && element.end === null) throw videoRefused('broken');
    yield element;
    at = entered || element.end === null ? element.body : element.end;
  }
}

function readElement(bytes: Buffer, start: number): Element {
  const idLength = lengthAt(bytes, start, 4);
  const id = bytes.readUIntBE(start, idLength);
  const sizeAt = start + idLength;
  const sizeLength = lengthAt(bytes, sizeAt, 8);
  const body = sizeAt + sizeLength;
  const marker = 1 << (8 - sizeLength);
  const first = bytes.readUInt8(sizeAt) & (marker - 1);
  let size = first;
  let open = first === marker - 1;
  for (const byte of bytes.subarray(sizeAt + 1, body)) {
    size = size * 256 + byte;
    open &&= byte === 0xff;
  }
  if (!open && body + size > bytes.length) throw videoRefused('broken');
  return { id, start, body, end: open ? null : body + size };
}

/** How many bytes a number of variable length has; its first byte says so. */
function lengthAt(bytes: Buffer, at: number, longest: number): number {
  const length = Math.clz32(bytes[at] ?? 0) - 23;
  if (length > longest || at + length > bytes.length) throw videoRefused('broken');
  return length;
}

/** Makes an element one that every program passes over. Nothing moves. */
export function voidElement(bytes: Buffer, start: number, end: number): void {
  // One byte of id, then the size in one byte or in eight.
  const long = end - start > 9;
  const header = long ? 9 : 2;
  bytes[start] = VOID;
  if (long) {
    bytes[start + 1] = 0x01;
    bytes.writeUIntBE(0, start + 2, 1);
    bytes.writeUIntBE(end - start - header, start + 3, 6);
  } else bytes[start + 1] = 0x80 | (end - start - header);
  bytes.fill(0, start + header, end);
}
