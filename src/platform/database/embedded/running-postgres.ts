import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { databaseUrl } from './database-url.js';

/** Where `clusterHome` has put the database of a data folder; null where there is none yet. */
export function databaseFolder(dataFolder: string): string | null {
  const note = path.join(dataFolder, 'database-location.txt');
  const home = existsSync(note) ? readFileSync(note, 'utf8').trim() : dataFolder;
  const data = path.join(home, 'postgres');
  return existsSync(path.join(data, 'PG_VERSION')) ? data : null;
}

/** The address of the embedded PostgreSQL that a server runs on this folder; null where none does. */
export async function runningPostgresUrl(dataFolder: string): Promise<string | null> {
  const data = databaseFolder(dataFolder);
  const pidFile = data && path.join(data, 'postmaster.pid');
  if (!pidFile || !existsSync(pidFile)) return null;
  // The fifth line is the folder of the socket, the sixth where else it listens.
  const socket = readFileSync(pidFile, 'utf8').split('\n')[4];
  if (!socket) return null;
  const url = databaseUrl(socket);
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return url;
  } catch {
    return null;
  }
}
