import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Postponed } from '../errors.js';
import { Gathering } from '../database/gathering.js';
import { preparing, type Queryable } from '../database/prepared.js';
import { JobsService } from './jobs.service.js';

/** A side effect that was written in the transaction which caused it. */
export interface OutboxRow {
  /** Also the id of the job that makes up for it. */
  id: string;
  topic: string;
  payload: Record<string, unknown>;
}

/**
 * Does a side effect. It may be called more than once for a row, also on several nodes at a
 * time, and must then do nothing the second time.
 * Throws {@link Postponed} where it is to be tried again and nobody has to look into it.
 */
export type OutboxConsumer = (payload: Record<string, unknown>, rowId: string) => Promise<void>;

/** How long the node that wrote a row has for it before any node may take it over. */
export const OUTBOX_LEASE_MS = 3_000;
const SWEEP_EVERY_MS = 2_000;
const SWEEP_BATCH = 200;
const SWEEP_QUEUE = 'outbox-sweep';
const ROW_QUEUE = 'outbox-row';
/** What waits for a stranger's server has a queue of its own: nothing of ours stands behind it. */
const OUTSIDE_QUEUE = 'outbox-outside';
/** They only wait: whoever consumes them sees to it that no one server has them all waiting. */
const OUTSIDE_AT_ONCE = 128;

/**
 * Carries side effects out of the database. The node that committed a row does it at once;
 * what a crash left behind is found by a sweep and done as a job with the row's id.
 */
@Injectable()
export class OutboxService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Outbox');
  private readonly consumers = new Map<string, OutboxConsumer>();
  private readonly outside = new Set<string>();
  private readonly running = new Set<Promise<void>>();
  private readonly deleting: Queryable;
  private readonly done = new Gathering<string, true>({
    run: async (ids) => {
      await this.deleting.query('DELETE FROM outbox WHERE id = ANY($1)', [ids]);
      return ids.map(() => true);
    },
    keyOf: (id) => id,
    limit: 500,
    atOnce: 1,
    gatherMs: 50,
    patienceMs: 50,
  });

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly jobs: JobsService,
  ) {
    this.deleting = preparing(database, 'delete-outbox-rows');
  }

  /**
   * Names who does the side effects of a topic. To be called while modules are initialised.
   *
   * @param options `outside`: the consumer waits for a server that is not ours
   */
  register(topic: string, consumer: OutboxConsumer, options: { outside?: boolean } = {}): void {
    if (this.consumers.has(topic))
      throw new Error(`The outbox topic ${topic} has a consumer already`);
    this.consumers.set(topic, consumer);
    if (options.outside) this.outside.add(topic);
  }

  /**
   * Writes a side effect in the caller's transaction. After the commit {@link dispatch} does it
   * at once.
   *
   * @param dueAt when a sweep may do it; where it is left out, once whoever wrote it had time to
   */
  async put(on: Queryable, row: OutboxRow, dueAt: Date | null = null): Promise<void> {
    await on.query(
      `INSERT INTO outbox (id, topic, payload, due_at)
       VALUES ($1, $2, $3, COALESCE($4, now() + make_interval(secs => $5)))`,
      [row.id, row.topic, JSON.stringify(row.payload), dueAt, OUTBOX_LEASE_MS / 1000],
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(SWEEP_QUEUE, () => this.sweep());
    await this.jobs.work<OutboxRow>(ROW_QUEUE, (row) => this.consume(row));
    await this.jobs.work<OutboxRow>(OUTSIDE_QUEUE, (row) => this.consume(row), OUTSIDE_AT_ONCE);
    await this.jobs.repeat(SWEEP_QUEUE, SWEEP_EVERY_MS);
  }

  /** What was begun is finished while the database still answers. */
  async beforeApplicationShutdown(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /**
   * Does a committed row now. On failure it stays, and the sweep tries again.
   * @param work what the topic's consumer would do, where the caller knows more than the row
   */
  async dispatch(row: OutboxRow, work?: () => Promise<void>): Promise<void> {
    await this.finish(this.attempt(row, work));
  }

  /** Also when the server stops in between. */
  private async finish(work: Promise<void>): Promise<void> {
    this.running.add(work);
    await work;
    this.running.delete(work);
  }

  private async attempt(row: OutboxRow, work?: () => Promise<void>): Promise<void> {
    try {
      if (this.outside.has(row.topic)) await this.enqueue(row);
      else await this.consume(row, work);
    } catch (error) {
      this.logger.error({ topic: row.topic, outboxId: row.id, err: error });
    }
  }

  private async consume(row: OutboxRow, work?: () => Promise<void>): Promise<void> {
    const consumer = this.consumers.get(row.topic);
    if (!consumer) throw new Error(`Nobody consumes the outbox topic ${row.topic}`);
    try {
      await (work ? work() : consumer(row.payload, row.id));
    } catch (error) {
      if (error instanceof Postponed) return this.tellPostponed(row, error);
      throw error;
    }
    void this.finish(this.forget(row));
  }

  private async tellPostponed({ id, topic }: OutboxRow, { message }: Postponed): Promise<void> {
    const [row] = (await this.database.query('SELECT due_at FROM outbox WHERE id = $1', [id])) as {
      due_at: Date;
    }[];
    this.logger.warn({ topic, outboxId: id, reason: message, nextAttempt: row?.due_at });
  }

  /** Nobody waits for it: a row that outlives its work is done again, which does nothing. */
  private async forget({ id, topic }: OutboxRow): Promise<void> {
    try {
      await this.done.do(id);
    } catch (error) {
      this.logger.error({ topic, outboxId: id, err: error });
    }
  }

  /** Turns overdue rows into jobs; each try waits longer than the one before, up to five minutes. */
  private async sweep(): Promise<void> {
    const [rows] = (await this.database.query(
      `UPDATE outbox
          SET attempts = attempts + 1,
              due_at = now() + make_interval(secs => LEAST(300, 10 * power(2, attempts)))
        WHERE id IN (SELECT id FROM outbox WHERE due_at <= now() ORDER BY due_at
                      LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, topic, payload`,
      [SWEEP_BATCH],
    )) as [OutboxRow[], number];
    for (const row of rows) await this.enqueue(row);
  }

  private enqueue(row: OutboxRow): Promise<void> {
    const queue = this.outside.has(row.topic) ? OUTSIDE_QUEUE : ROW_QUEUE;
    return this.jobs.enqueue(queue, row, { jobId: row.id });
  }
}
