import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { mayPassOrKnow, retrying } from '../../platform/database/passing-failures.js';
import { CodedError } from '../../platform/errors.js';
import type { Intake } from './intake-batch.js';
import { takeWithin, type Taken } from './intake-transaction.js';

interface Waiting {
  intake: Intake;
  now: Date;
  events: number;
  resolve(taken: Taken): void;
  reject(error: unknown): void;
}

/** While PostgreSQL works on some batches, the next is being written down. */
const BATCHES_AT_ONCE = 4;
/** So many events share a transaction; a single request may bring more. */
const BATCH_EVENTS = 1_000;
/** How long the next batch gathers beside one that is being committed. */
const GATHER_MS = 3;
/** More than that waiting, and senders are asked to come back: a flood must not fill the memory. */
const WAITING_EVENTS = 100_000;
const COME_BACK_MS = 2_000;

/**
 * Takes what the feeds bring. Requests that come while others are being committed share the next
 * transaction, so that a flood of small ones costs few; without load nobody waits.
 */
@Injectable()
export class IntakeService {
  private waiting: Waiting[] = [];
  private waitingEvents = 0;
  private batches = 0;
  private scheduled = false;

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Stores what is new, all of it or nothing. Resolves after the commit.
   * @throws {CodedError} RATE_LIMITED where too much is waiting already
   */
  take(intake: Intake, now: Date): Promise<Taken> {
    const told = intake.waybills?.length ?? 0;
    const events = intake.parcels.reduce((count, parcel) => count + parcel.events.length, told);
    if (this.waitingEvents > 0 && this.waitingEvents + events > WAITING_EVENTS) {
      return Promise.reject(
        new CodedError('RATE_LIMITED', 'Too many events are waiting', {
          retryAfterMs: COME_BACK_MS,
        }),
      );
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ intake, now, events, resolve, reject });
      this.waitingEvents += events;
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled || this.batches >= BATCHES_AT_ONCE || this.waiting.length === 0) return;
    this.scheduled = true;
    const begin = () => {
      this.scheduled = false;
      const batch = this.takeBatch();
      if (batch.length > 0) void this.commit(batch);
    };
    if (this.batches === 0) setImmediate(begin);
    else setTimeout(begin, GATHER_MS);
  }

  private takeBatch(): Waiting[] {
    let events = 0;
    let count = 0;
    for (const item of this.waiting) {
      if (count > 0 && events + item.events > BATCH_EVENTS) break;
      events += item.events;
      count++;
    }
    this.waitingEvents -= events;
    return this.waiting.splice(0, count);
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    this.batches++;
    this.schedule();
    try {
      const taken = await this.transact(batch);
      batch.forEach(({ resolve, reject }, index) => {
        const result = taken[index];
        if (result) resolve(result);
        else reject(new Error('The batch lost a request'));
      });
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      // What one of them did to the statement must not cost the others their events.
      else for (const item of batch) await this.commit([item]);
    } finally {
      this.batches--;
      this.schedule();
    }
  }

  private async transact(batch: readonly Waiting[]): Promise<Taken[]> {
    const intakes = batch.map(({ intake }) => intake);
    const now = batch.map((item) => item.now).reduce((a, b) => (a > b ? a : b));
    return retrying(
      () => this.database.transaction((manager) => takeWithin(manager, intakes, now)),
      mayPassOrKnow,
    );
  }
}
