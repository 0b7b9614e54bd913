import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canReach, type OsUser } from './os-user.js';

/** Where one embedded cluster keeps its files. All paths are absolute. */
export interface ClusterHome {
  /** PGDATA. */
  data: string;
  /** The folder of the Unix socket. */
  socket: string;
  /** Where copies of the binaries may be put. */
  binaries: string;
}

/** Folders for what root starts on behalf of another user, outside private home folders. */
const systemFolder = '/var/lib/relaydesk';

/** `sockaddr_un` holds 107 bytes; the longest name PostgreSQL puts there is `.s.PGSQL.5432.lock`. */
const longestSocketFolder = 107 - '/.s.PGSQL.5432.lock'.length;

/**
 * Places the cluster inside the data folder, or, when the database's user cannot pass through
 * the folders above it (a checkout under /root), in a folder of its own under
 * /var/lib/relaydesk, which `database-location.txt` in the data folder then names.
 */
export function clusterHome(dataFolder: string, user: OsUser | null): ClusterHome {
  if (!user || canReach(user, dataFolder)) {
    return {
      data: path.join(dataFolder, 'postgres'),
      socket: socketFolder(path.join(dataFolder, 'socket'), user),
      binaries: dataFolder,
    };
  }
  const key = createHash('sha256').update(realpathSync(dataFolder)).digest('hex').slice(0, 12);
  const home = path.join(systemFolder, key);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  chownSync(home, user.uid, user.gid);
  writeFileSync(path.join(dataFolder, 'database-location.txt'), `${home}\n`);
  return {
    data: path.join(home, 'postgres'),
    socket: socketFolder(path.join(home, 'socket'), user),
    binaries: systemFolder,
  };
}

/** Only the database's user and root may enter it: the socket asks for no password. */
function socketFolder(wanted: string, user: OsUser | null): string {
  const folder =
    Buffer.byteLength(wanted) <= longestSocketFolder
      ? wanted
      : mkdtempSync(path.join(tmpdir(), 'relaydesk-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}
