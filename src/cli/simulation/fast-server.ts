import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { runningPostgresUrl } from '../../platform/database/embedded/running-postgres.js';
import { sessionSchema, type Tier } from '../../protocol/index.js';
import { CommandError } from '../command.js';
import { request } from '../server-session.js';

/** The waits that a server counts with, as it ships, in milliseconds. */
const WAITS = {
  OFFER_MS: 30_000,
  STAFF_GRACE_MS: 60_000,
  SLA_ACCEPT_MS: 120_000,
  SLA_FIRST_RESPONSE_MS: 180_000,
  SLA_NEXT_RESPONSE_MS: 180_000,
  SLA_RESOLVE_MS: 86_400_000,
};
const SHORTEST_MS = 100;

/** The server itself, in a process and a data folder of its own, with its waits shortened. */
export class FastServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly folder: string,
    private readonly database: pg.Pool,
  ) {}

  /**
   * @param speed how many times as fast as usual its clocks are to run
   * @param atOnce how many conversations a person has at once
   * @throws {CommandError} where it does not start
   */
  static async start(speed: number, atOnce: number): Promise<FastServer> {
    const folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-simulation-'));
    // Where the system's root runs this, the database's own user has to get in.
    chmodSync(folder, 0o755);
    const program = path.resolve(import.meta.dirname, '..', '..', 'main.js');
    const waits = Object.entries(WAITS).map(([name, ms]) => [
      name,
      String(Math.max(SHORTEST_MS, Math.round(ms / speed))),
    ]);
    const env = {
      ...process.env,
      ...(Object.fromEntries(waits) as Record<string, string>),
      // What was learned before is found again; nothing else is shared.
      RELAYDESK_CACHE: process.env['RELAYDESK_CACHE'] || path.resolve('.relaydesk', 'cache'),
      RELAYDESK_DATA: folder,
      RELAYDESK_FILES: '',
      RELAYDESK_DEMO: 'on',
      DATABASE_URL: '',
      REDIS_URL: '',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      STAFF_CAPACITY: String(atOnce),
    };
    const child = spawn(process.execPath, [program], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // However this process ends, the server does not stay behind.
    process.once('exit', () => child.kill('SIGTERM'));
    try {
      const url = await addressOf(child);
      const databaseUrl = await runningPostgresUrl(folder);
      if (!databaseUrl) throw new CommandError('The database of the server is not found');
      return new FastServer(child, url, folder, new pg.Pool({ connectionString: databaseUrl }));
    } catch (error) {
      child.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** New accounts of a tier, signed in. @returns the tokens of their sessions */
  async hire(tier: Tier, count: number): Promise<string[]> {
    const password = this.demoPassword(tier);
    const logins = Array.from({ length: count }, (_, at) => `${tier}-${at + 1}`);
    return Promise.all(
      logins.map(async (login) => {
        await this.database.query(
          `INSERT INTO staff (id, login, name, tier, roles, password_hash)
           SELECT $1, $2, $2, tier, roles, password_hash FROM staff WHERE login = $3`,
          [uuidv7(), login, tier],
        );
        const session = await request(new URL('/api/v1/sessions', this.url), {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ login, password }),
        });
        return sessionSchema.parse(session).token;
      }),
    );
  }

  /** Makes the customer of a conversation one whom the company puts first. */
  async putFirst(conversationId: string): Promise<void> {
    await this.database.query(
      `UPDATE customer SET vip = true
        WHERE id = (SELECT customer_id FROM conversation WHERE id = $1)`,
      [conversationId],
    );
  }

  async stop(): Promise<void> {
    await this.database.end();
    if (this.child.exitCode === null) {
      const exited = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await exited;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private demoPassword(tier: Tier): string {
    const lines = readFileSync(path.join(this.folder, 'demo-accounts.txt'), 'utf8').split('\n');
    return lines.find((line) => line.startsWith(`${tier} `))?.split(/\s+/)[1] ?? '';
  }
}

/** Where a server answers, as it says itself once it does. */
function addressOf(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const url = /(http:\/\/\S+?)\/console\//.exec(output)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new CommandError(`The server did not start. ${output}`)));
  });
}
