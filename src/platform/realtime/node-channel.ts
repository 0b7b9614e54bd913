import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CONFIG, type Config } from '../config.js';
import type { Queryable } from '../database/prepared.js';

const CHANNEL = 'relaydesk_nodes';
/** The name under which a node's listening connection is seen by the others. */
const NAME_PREFIX = 'relaydesk-node ';
const RECONNECT_MS = 500;

/** Something a node tells the others. Small: PostgreSQL carries at most 8 000 bytes. */
export interface Announcement {
  topic: string;
  /** The node that says so. */
  from: string;
  payload: Record<string, unknown>;
}

/**
 * What nodes tell each other, through the database they share, by LISTEN and NOTIFY. A node that
 * is cut off misses what is said meanwhile: whoever listens looks again when it is back.
 */
@Injectable()
export class NodeChannel implements OnApplicationShutdown {
  readonly nodeId = uuidv7();
  private readonly logger = new Logger('Nodes');
  private readonly listeners = new Set<(told: Announcement) => void>();
  private readonly returns = new Set<() => void>();
  private client: pg.Client | undefined;
  private connecting: Promise<void> | undefined;
  private closing = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /**
   * Hears what any node says, its own words too.
   * @param onReturn called when something may have been missed
   * @returns stops listening
   */
  async listen(onTold: (told: Announcement) => void, onReturn?: () => void): Promise<() => void> {
    this.listeners.add(onTold);
    if (onReturn) this.returns.add(onReturn);
    await (this.connecting ??= this.connect());
    return () => {
      this.listeners.delete(onTold);
      if (onReturn) this.returns.delete(onReturn);
    };
  }

  /** Tells all nodes; within a transaction, when it commits. */
  async announce(
    topic: string,
    payload: Record<string, unknown>,
    on: Queryable = this.database,
  ): Promise<void> {
    const told: Announcement = { topic, from: this.nodeId, payload };
    await on.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(told)]);
  }

  /** The ids of the nodes that listen now. */
  async nodes(): Promise<Set<string>> {
    const rows: { name: string }[] = await this.database.query(
      `SELECT application_name AS name FROM pg_stat_activity
        WHERE datname = current_database() AND starts_with(application_name, $1)`,
      [NAME_PREFIX],
    );
    return new Set(rows.map(({ name }) => name.slice(NAME_PREFIX.length)));
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl,
      application_name: NAME_PREFIX + this.nodeId,
      keepAlive: true,
    });
    client.on('error', (error) => this.complain(error));
    client.on('end', () => void this.reconnect());
    client.on('notification', ({ payload = '' }) => this.hear(payload));
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    this.client = client;
  }

  private async reconnect(): Promise<void> {
    while (!this.closing) {
      await delay(RECONNECT_MS, undefined, { ref: false });
      if (this.closing) return;
      try {
        await this.connect();
        for (const onReturn of this.returns) onReturn();
        return;
      } catch (error) {
        this.complain(error);
      }
    }
  }

  private hear(payload: string): void {
    // Only nodes of ours speak here: whoever can write to the database can change anything.
    const told = JSON.parse(payload) as Announcement;
    for (const onTold of this.listeners) onTold(told);
  }

  private complain(error: unknown): void {
    if (!this.closing) this.logger.warn({ err: error });
  }
}
