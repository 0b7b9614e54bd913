import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Queue, Worker, createPostgresBackend, runMigrations, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { CONFIG, type Config } from '../config.js';

/** Does one job. It may run again after a crash, so it must be idempotent. */
export type JobHandler<T> = (data: T, jobId: string) => Promise<void>;

export interface JobOptions {
  jobId: string;
  delayMs?: number;
}

interface Connection {
  queue(name: string): Queue;
  worker(name: string, run: (job: Job) => Promise<void>, concurrency: number): Worker;
  close(): Promise<void>;
}

/** How many jobs of one queue a node runs at once, where it is not told otherwise. */
const CONCURRENCY = 8;

/**
 * Work that outlives a request: BullMQ on PostgreSQL by default, on Redis where REDIS_URL is
 * set. Callers see no difference.
 */
@Injectable()
export class JobsService implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly queues = new Map<string, Queue>();
  private readonly workers: Worker[] = [];
  private connecting: Promise<Connection> | undefined;
  private closing = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Adds a job. A job of the same id that is still known is not added again. */
  enqueue<T>(queue: string, data: T, options: JobOptions): Promise<void> {
    return this.enqueueAll(queue, [{ data, ...options }]);
  }

  /** Adds jobs together. */
  async enqueueAll<T>(queue: string, jobs: readonly ({ data: T } & JobOptions)[]): Promise<void> {
    if (jobs.length === 0) return;
    const target = await this.queueOf(queue);
    const added = jobs.map(({ data, jobId, delayMs: delay = 0 }) => ({
      name: queue,
      data,
      // Whoever retries does so by its own record; a failed job kept would block its id.
      opts: { jobId, delay, removeOnComplete: true, removeOnFail: true },
    }));
    await target.addBulk(added);
  }

  /** Runs `handler` for the jobs of `queue` on this node, up to `atOnce` of them at once. */
  async work<T>(queue: string, handler: JobHandler<T>, atOnce = CONCURRENCY): Promise<void> {
    const connection = await this.connection();
    const worker = connection.worker(queue, (job) => handler(job.data, job.id ?? ''), atOnce);
    worker.on('error', (error) => this.complain(queue, error));
    worker.on('failed', (job, error) => this.logger.error({ queue, jobId: job?.id, err: error }));
    this.workers.push(worker);
  }

  /** Makes a job of `queue` due every `everyMs` milliseconds, once in the whole cluster. */
  async repeat(queue: string, everyMs: number): Promise<void> {
    const target = await this.queueOf(queue);
    const known = await target.getJobScheduler(queue);
    // Changed in place it would keep the offset of the old interval, and wait that long once.
    if (known && known.every !== everyMs) await target.removeJobScheduler(queue);
    await target.upsertJobScheduler(
      queue,
      { every: everyMs },
      { name: queue, data: {}, opts: { removeOnComplete: true, removeOnFail: true } },
    );
  }

  /** How many jobs of `queue` wait, run, are delayed or failed. */
  async counts(queue: string): Promise<Record<string, number>> {
    return (await this.queueOf(queue)).getJobCounts('waiting', 'active', 'delayed', 'failed');
  }

  /**
   * Ends the workers after the jobs they are in, while the database still answers them; later
   * jobs stay for the next start.
   */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.beforeApplicationShutdown();
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.closing = true;
    if (this.connecting) await (await this.connecting).close();
  }

  /** A pool ends before its last connections do: PostgreSQL cutting them then is no fault. */
  private complain(queue: string, error: Error): void {
    if (!this.closing) this.logger.error({ queue, err: error });
  }

  private async queueOf(name: string): Promise<Queue> {
    const connection = await this.connection();
    const known = this.queues.get(name);
    if (known) return known;
    const queue = connection.queue(name);
    queue.on('error', (error) => this.complain(name, error));
    this.queues.set(name, queue);
    return queue;
  }

  private connection(): Promise<Connection> {
    this.connecting ??= this.config.redisUrl
      ? Promise.resolve(redisConnection(this.config.redisUrl))
      : postgresConnection(this.config.databaseUrl ?? '');
    return this.connecting;
  }
}

function redisConnection(url: string): Connection {
  // BullMQ's workers block on a connection and therefore ask for no limit of retries.
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', (error) => new Logger('Redis').error(error.message));
  return {
    queue: (name) => new Queue(name, { connection: redis }),
    worker: (name, run, concurrency) => new Worker(name, run, { connection: redis, concurrency }),
    close: async () => void (await redis.quit().catch(() => undefined)),
  };
}

async function postgresConnection(url: string): Promise<Connection> {
  // Workers each hold one client of the pool to LISTEN on.
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    options: '-c search_path=bullmq',
    application_name: 'relaydesk-jobs',
  });
  // Every queue and every worker listens for its errors: their number is no leak.
  pool.setMaxListeners(100);
  let closing = false;
  pool.on('error', (error) => {
    if (!closing) new Logger('Jobs').error(error.message);
  });
  const client = await pool.connect();
  try {
    await runMigrations(client, 'bullmq');
  } finally {
    client.release();
  }
  return {
    queue: (name) =>
      new Queue(name, { connection: pool }, createPostgresBackend) as unknown as Queue,
    worker: (name, run, concurrency) =>
      new Worker(
        name,
        run,
        { connection: pool, concurrency },
        createPostgresBackend,
      ) as unknown as Worker,
    close: () => {
      closing = true;
      return pool.end();
    },
  };
}
