import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { isNativeError } from 'node:util/types';
import { FileStore, checkedName } from './file-store.js';

/** Files in a folder. Nodes that share it see each other's. */
export class DiskFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const file = this.pathOf(name);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const unfinished = `${file}.${randomUUID()}`;
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  }

  async get(name: string): Promise<Buffer | null> {
    return readFile(this.pathOf(name)).catch(nothingThere);
  }

  async size(name: string): Promise<number | null> {
    const found = await stat(this.pathOf(name)).catch(nothingThere);
    return found && found.size;
  }

  async read(name: string, start: number, end: number): Promise<Readable> {
    const handle = await open(this.pathOf(name), 'r');
    return handle.createReadStream({ start, end });
  }

  async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  private pathOf(name: string): string {
    return path.join(this.folder, checkedName(name));
  }
}

function nothingThere(error: unknown): null {
  if (isNativeError(error) && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
