import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { RealtimeService } from '../realtime/realtime.service.js';
import { REDIS } from '../realtime/redis.js';

/** One thing that must work for this node to take traffic. */
export interface Check {
  name: string;
  ok: boolean;
  /** What is wrong, for the operator. */
  problem?: string;
}

const CHECK_TIMEOUT_MS = 2_000;

/** Whether this node can take traffic, and if not, why. */
@Injectable()
export class HealthService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(REDIS) private readonly redis: Redis | undefined,
    private readonly realtime: RealtimeService,
  ) {}

  async check(): Promise<Check[]> {
    return Promise.all([
      probe('database', () => this.database.query('SELECT 1')),
      ...(this.redis ? [probe('redis', () => this.redis?.ping())] : []),
      probe('accepting', () => {
        if (this.realtime.draining) throw new Error('shutting down');
      }),
    ]);
  }
}

async function probe(name: string, run: () => unknown): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer in ${CHECK_TIMEOUT_MS} ms`)),
      CHECK_TIMEOUT_MS,
    );
  });
  try {
    await Promise.race([Promise.resolve().then(run), timeout]);
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, problem: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
