/**
 * `npm run -s audit -- verify`: whether the audit log is what was recorded. Reads the database of
 * DATABASE_URL, or the one in the data folder, whose server may run meanwhile.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { verifyChain, readChain, readChainEnd } from '../platform/audit/read-chain.js';
import { readConfig, type Config } from '../platform/config.js';
import type { Queryable } from '../platform/database/prepared.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/embedded-postgres.js';
import {
  databaseFolder,
  runningPostgresUrl,
} from '../platform/database/embedded/running-postgres.js';
import { takeDataFolder } from '../platform/startup/data-folder.js';
import { CommandError, runCommand } from './command.js';

const USAGE = `Usage:
  audit verify    exit code 0 where nothing was changed, 1 where something was
  audit export    every entry as a JSON line, with its place and hash
Reads DATABASE_URL, or the data folder RELAYDESK_DATA.`;

await runCommand(USAGE, run);

/** @returns the exit code */
function run(words: string[]): Promise<number> {
  switch (commandOf(words)) {
    case 'verify':
      return withDatabase(verify);
    case 'export':
      return withDatabase(exportEntries);
    default:
      throw new CommandError(USAGE);
  }
}

function commandOf(words: string[]): string | undefined {
  try {
    const { positionals } = parseArgs({ args: words, allowPositionals: true });
    return positionals.length === 1 ? positionals[0] : undefined;
  } catch {
    return undefined;
  }
}

async function verify(database: Queryable): Promise<number> {
  const verdict = await verifyChain(database);
  if (verdict.intact) {
    const { position, hash } = verdict.end;
    process.stdout.write(`intact: ${position} entries, the last hash is ${hash}\n`);
    return 0;
  }
  process.stdout.write(`broken at entry ${verdict.position}: ${verdict.why}\n`);
  return 1;
}

async function exportEntries(database: Queryable): Promise<number> {
  for await (const link of readChain(database)) {
    if (!process.stdout.write(`${JSON.stringify(link)}\n`)) await once(process.stdout, 'drain');
  }
  process.stdout.write(`${JSON.stringify({ end: await readChainEnd(database) })}\n`);
  return 0;
}

/** Lends one snapshot of the database, so that what comes meanwhile is no fault. */
async function withDatabase(use: (database: Queryable) => Promise<number>): Promise<number> {
  const { url, release } = await open(readConfig(process.env, process.cwd()));
  const client = new pg.Client({ connectionString: url, application_name: 'relaydesk-audit' });
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await use({
      query: async (text, values) => (await client.query<object>(text, values)).rows,
    });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new CommandError(`The database cannot be read (${String(error.code)}: ${error.message})`);
  } finally {
    await client.end().catch(() => undefined);
    await release();
  }
}

async function open(config: Config): Promise<{ url: string; release: () => Promise<void> }> {
  const nothing = () => Promise.resolve();
  if (config.databaseUrl) return { url: config.databaseUrl, release: nothing };
  const running = await runningPostgresUrl(config.dataFolder);
  if (running) return { url: running, release: nothing };
  if (!databaseFolder(config.dataFolder)) {
    throw new CommandError(`There is no database in ${config.dataFolder}`);
  }
  const lock = takeDataFolder(config.dataFolder, 'the audit command', new Date());
  try {
    const postgres = await startEmbeddedPostgres(config.dataFolder);
    return {
      url: postgres.url,
      release: async () => {
        await postgres.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
