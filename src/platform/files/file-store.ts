/**
 * Where the bytes are kept that are no rows: one interface, so that a disk may be followed by an
 * object store. Names are made by the caller of letters, digits, `-`, `.` and `/` alone.
 */
export abstract class FileStore {
  /** Keeps the bytes whole or not at all; what was there under the name is replaced. */
  abstract put(name: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is nothing of that name. */
  abstract get(name: string): Promise<Buffer | null>;
  /** Removing what is not there is fine. */
  abstract remove(name: string): Promise<void>;
}
