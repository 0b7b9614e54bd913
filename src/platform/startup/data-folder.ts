import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from '../errors.js';

const holderSchema = z.object({
  pid: z.number().int(),
  /** The kernel's start time of that process, so that a reused pid is not mistaken for it. */
  startTicks: z.string().nullable(),
  startedAt: z.string(),
  address: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** The right to use a data folder, held by one process at a time. */
export interface DataFolderLock {
  release(): void;
}

/**
 * Creates the data folder where needed and takes it for this process.
 * @param address where this process will answer, told to whoever comes second
 * @throws {StartupError} when the folder cannot be written or another process has it
 */
export function takeDataFolder(folder: string, address: string, now: Date): DataFolderLock {
  const lockFile = path.join(folder, 'relaydesk.lock');
  const mine: Holder = {
    pid: process.pid,
    startTicks: startTicksOf(process.pid),
    startedAt: now.toISOString(),
    address,
  };
  const draft = `${lockFile}.${randomUUID()}`;
  try {
    // Node's recursive mkdir never ends below some folders that cannot be written, such as /proc.
    accessSync(nearestExisting(folder), constants.W_OK);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(`The data folder ${folder} cannot be written (${reason}).`);
  }
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (tryLink(draft, lockFile)) {
        return { release: () => releaseIfMine(lockFile, mine) };
      }
      const holder = readHolder(lockFile);
      if (holder && isAlive(holder)) throw inUse(folder, holder);
      setAside(lockFile, holder, folder);
    }
    throw new StartupError(`The data folder ${folder} is being taken by another process.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

function inUse(folder: string, holder: Holder): StartupError {
  return new StartupError(
    `The data folder ${folder} is in use by the RelayDesk process ${holder.pid} ` +
      `(${holder.address}, started ${holder.startedAt}). Stop it, or set RELAYDESK_DATA to another folder.`,
  );
}

/** A hard link appears whole or not at all, and fails when the name is taken. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(lockFile: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(lockFile, 'utf8')));
  } catch {
    return null;
  }
}

/** Moves a dead process's lock away; puts it back if another process was quicker to renew it. */
function setAside(lockFile: string, stale: Holder | null, folder: string): void {
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    renameSync(lockFile, aside);
  } catch {
    return; // Somebody else moved it: the next attempt sees what is there now.
  }
  const moved = readHolder(aside);
  if (moved && moved.startedAt !== stale?.startedAt && isAlive(moved)) {
    tryLink(aside, lockFile);
    rmSync(aside, { force: true });
    throw inUse(folder, moved);
  }
  rmSync(aside, { force: true });
}

function releaseIfMine(lockFile: string, mine: Holder): void {
  if (!existsSync(lockFile)) return;
  const holder = readHolder(lockFile);
  if (holder?.pid === mine.pid && holder.startedAt === mine.startedAt) rmSync(lockFile);
}

function isAlive(holder: Holder): boolean {
  // In a container every start may get the same pid: a lock of our own pid is a former life's.
  if (holder.pid === process.pid && holder.startTicks !== startTicksOf(process.pid)) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return holder.startTicks === startTicksOf(holder.pid);
}

/**
 * Field 22 of /proc/PID/stat; null where there is no such file (macOS, Windows), and of who has
 * ended and only waits to be reaped: after a kill that may take a while.
 */
function startTicksOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 'ZX'.includes(state) ? null : (fields[18] ?? null);
  } catch {
    return null;
  }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}
