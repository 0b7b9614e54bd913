import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Changes of files that are written and not shown yet. */
export interface StagedFiles {
  /** Shows them all: each file is whole, or as it was. */
  commit(): void;
  /** Leaves everything as it was. */
  discard(): void;
}

/** Writes a text so that it is still there when the power fails. @throws {Error} ENOSPC and others */
export function writeDurably(file: string, content: string): void {
  const handle = openSync(file, 'w');
  try {
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes changes beside the files they are for. Whatever does not fit on the disk fails here,
 * before any file is another; renaming needs no room.
 *
 * @param changes texts by name, null for files to remove
 * @param write how a file is written
 * @throws {Error} as `write`; nothing is left behind then
 */
export function stageFiles(
  folder: string,
  changes: ReadonlyMap<string, string | null>,
  write = writeDurably,
): StagedFiles {
  const staged: { file: string; unfinished: string }[] = [];
  const discard = () => {
    for (const { unfinished } of staged) rmSync(unfinished, { force: true });
  };
  try {
    for (const [name, content] of changes) {
      if (content === null) continue;
      const file = path.join(folder, ...name.split('/'));
      const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
      mkdirSync(path.dirname(file), { recursive: true });
      staged.push({ file, unfinished });
      write(unfinished, content);
    }
  } catch (error) {
    discard();
    throw error;
  }
  return {
    commit() {
      for (const { file, unfinished } of staged) renameSync(unfinished, file);
      for (const [name, content] of changes) {
        if (content === null) rmSync(path.join(folder, ...name.split('/')), { force: true });
      }
    },
    discard,
  };
}

const FULL: ReadonlySet<unknown> = new Set([
  'ENOSPC',
  'EDQUOT',
  // PostgreSQL's disk_full.
  '53100',
]);

/** Whether something failed because a disk is full, this one or the database's. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.has(error.code);
}
