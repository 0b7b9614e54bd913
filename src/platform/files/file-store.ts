import type { Readable } from 'node:stream';

const NAME = /^[A-Za-z0-9-]+(?:[./][A-Za-z0-9-]+)*$/;

/**
 * Where the bytes are kept that are no rows: a folder or an object store. Names are made by the
 * caller of letters, digits, `-`, `.` and `/` alone; all else fails before anything is done.
 */
export abstract class FileStore {
  /** Keeps the bytes whole or not at all; what was there under the name is replaced. */
  abstract put(name: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is nothing of that name. */
  abstract get(name: string): Promise<Buffer | null>;
  /** How many bytes there are; null where there is nothing of that name. */
  abstract size(name: string): Promise<number | null>;
  /**
   * A part of what there is, as it is read; fails where there is nothing.
   * @param start the first byte, from 0
   * @param end the last byte, which is included
   */
  abstract read(name: string, start: number, end: number): Promise<Readable>;
  /** Removing what is not there is fine. */
  abstract remove(name: string): Promise<void>;
}

/** A name that leads nowhere but to a file of the store. */
export function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error('Not a name of a file');
  return name;
}
