import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { StartupError } from '../../errors.js';
import { prepareBinaries, type PostgresBinaries } from './binaries.js';
import { clusterHome, type ClusterHome } from './cluster-home.js';
import { DATABASE, PORT, databaseUrl } from './database-url.js';
import { databaseUser, type OsUser } from './os-user.js';

/** How long connections have to say good-bye when the server stops. */
const GOOD_BYES_MS = 1_000;

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** A connection URL over the Unix socket. */
  url: string;
  /** Resolves when the server has written everything and ended. */
  stop(): Promise<void>;
  /** Called when the server ends without having been asked to. */
  onUnexpectedExit(listener: (lastLines: string) => void): void;
}

/**
 * Starts the PostgreSQL of the data folder, creating it on the first start. The caller holds
 * the folder's lock, so a server still running there was left by a process that was killed: it
 * is stopped first. fsync stays on.
 * @throws {StartupError} with PostgreSQL's own last words
 */
export async function startEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const user = databaseUser();
  const home = clusterHome(dataFolder, user);
  const binaries = prepareBinaries(user, home.binaries);
  if (!existsSync(path.join(home.data, 'PG_VERSION'))) createCluster(binaries, home, user);
  await stopLeftover(home.data);

  const logFile = path.join(dataFolder, 'postgres.log');
  const server = launch(binaries, home, user, logFile);
  let stopping = false;
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = databaseUrl(home.socket);
  await untilReady(home.socket, server, logFile);
  const guard = guardAgainstOrphan(server);
  await ensureDatabase(home.socket);
  return {
    url,
    async stop() {
      stopping = true;
      guard.kill('SIGKILL');
      // "Smart shutdown": connections that are saying good-bye do so, rather than being told off.
      server.kill('SIGTERM');
      await Promise.race([exited, delay(GOOD_BYES_MS, undefined, { ref: false })]);
      server.kill('SIGINT'); // "fast shutdown": open transactions are rolled back, all is written
      await exited;
    },
    onUnexpectedExit(listener) {
      server.once('exit', () => {
        if (!stopping) listener(lastLines(logFile));
      });
    },
  };
}

/** Creates the cluster beside its place and moves it in whole, so that half a one never counts. */
function createCluster(binaries: PostgresBinaries, home: ClusterHome, user: OsUser | null): void {
  const draft = `${home.data}.new`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(home.data, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  if (user) chownSync(draft, user.uid, user.gid);
  const result = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${draft}`,
      '--username=relaydesk',
      // The socket's folder is what keeps others out.
      '--auth=trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { ...user, cwd: '/', encoding: 'utf8' },
  );
  if (result.status !== 0) {
    const reason = result.error?.message ?? result.stderr.trim().split('\n').slice(-3).join(' ');
    throw new StartupError(`The embedded PostgreSQL could not be created: ${reason}`);
  }
  renameSync(draft, home.data);
}

function launch(
  binaries: PostgresBinaries,
  home: ClusterHome,
  user: OsUser | null,
  logFile: string,
): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: home.socket,
    port: String(PORT),
    max_connections: '100',
    shared_buffers: '128MB',
    // Statements are planned once for a connection, on a new desk for empty tables. This soon they
    // are planned again for what the tables have become.
    autovacuum_naptime: '5s',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(binaries.postgres, ['-D', home.data, ...flags], {
    ...user,
    cwd: '/',
    // A process group of its own: Ctrl-C must reach us first, and PostgreSQL after the last write.
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return server;
}

/**
 * Should this process be killed, PostgreSQL would stay behind. A shell that waits for the end
 * of a pipe from us sees that and asks it to stop.
 */
function guardAgainstOrphan(server: ChildProcess): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', `cat >/dev/null; kill -INT ${server.pid} 2>/dev/null`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined); // No shell: the next start stops what was left behind.
  guard.unref();
  return guard;
}

async function untilReady(socket: string, server: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null) break;
    if (await answers(socket)) return;
    await delay(20);
  }
  throw new StartupError(`The embedded PostgreSQL did not start: ${lastLines(logFile)}`);
}

async function answers(socket: string): Promise<boolean> {
  const client = adminClient(socket);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function ensureDatabase(socket: string): Promise<void> {
  const client = adminClient(socket);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      DATABASE,
    ]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function adminClient(socket: string): pg.Client {
  return new pg.Client({ host: socket, port: PORT, user: 'relaydesk', database: 'postgres' });
}

/** Stops a server that a killed process left running on these files. */
async function stopLeftover(data: string): Promise<void> {
  const pidFile = path.join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!isPostmaster(pid)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 30_000;
  while (existsSync(pidFile) && Date.now() < deadline) await delay(20);
}

/** A stale pid file may name any process: only one that is a `postgres` may be signalled. */
function isPostmaster(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  if (existsSync('/proc/self/comm')) {
    const comm = `/proc/${pid}/comm`;
    return existsSync(comm) && readFileSync(comm, 'utf8').includes('postgres');
  }
  const { stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.includes('postgres') ?? false;
}

function lastLines(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8').trim().split('\n').slice(-4).join(' | ');
  } catch {
    return 'it left no log';
  }
}
