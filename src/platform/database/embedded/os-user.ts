import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../../errors.js';

/** The operating-system user PostgreSQL runs as. */
export interface OsUser {
  uid: number;
  gid: number;
}

const candidates = ['postgres', 'relaydesk'];

/**
 * PostgreSQL refuses to run as root. When we are root, this finds a user for it (`postgres`,
 * else `relaydesk`, which is created where it is missing); otherwise null: we are that user.
 * @throws {StartupError} when no such user can be made
 */
export function databaseUser(): OsUser | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of candidates) {
    const user = lookUp(name);
    if (user) return user;
  }
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--user-group', 'relaydesk'], {
      stdio: 'ignore',
    });
  } catch {
    // Told below: what counts is whether the user is there now.
  }
  const created = lookUp('relaydesk');
  if (created) return created;
  throw new StartupError(
    'PostgreSQL does not run as root and no user for it could be created. ' +
      'Start RelayDesk as an ordinary user, create a user named relaydesk, or set DATABASE_URL.',
  );
}

function lookUp(name: string): OsUser | null {
  const id = (flag: string) =>
    Number(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/** Whether `user` may pass through every folder above `target`, and through it if it is one. */
export function canReach(user: OsUser, target: string): boolean {
  const execute = 0o1;
  for (let folder = target; ; folder = path.dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat) {
      const shift = stat.uid === user.uid ? 6 : stat.gid === user.gid ? 3 : 0;
      if (((stat.mode >> shift) & execute) === 0) return false;
    }
    if (folder === path.dirname(folder)) return true;
  }
}
