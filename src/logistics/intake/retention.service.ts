import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { JobsService } from '../../platform/jobs/jobs.service.js';

const QUEUE = 'logistics-retention';
const DAY_MS = 24 * 3_600_000;
/** Rows in one statement: a long delete would hold up the feeds. */
const ROWS_AT_ONCE = 10_000;

/** What is of no use any more after so many days, by the index of its age. */
const KEPT: readonly { table: string; at: string; days: number }[] = [
  // Nobody sends a request again after a month.
  { table: 'feed_delivery', at: 'received_at', days: 30 },
  // Estimates look back three months; the rest is a margin for whoever measures lanes.
  { table: 'lane_trip', at: 'delivered_at', days: 180 },
];

/** Forgets once a day what the feeds left behind. */
@Injectable()
export class RetentionService implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly jobs: JobsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(QUEUE, () => this.forget(new Date()));
    await this.jobs.repeat(QUEUE, DAY_MS);
  }

  private async forget(now: Date): Promise<void> {
    for (const { table, at, days } of KEPT) {
      const before = new Date(now.getTime() - days * DAY_MS);
      for (;;) {
        const [, count] = (await this.database.query(
          `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
             SELECT ctid FROM ${table} WHERE ${at} < $1 LIMIT ${ROWS_AT_ONCE}))`,
          [before],
        )) as [unknown[], number];
        if (count < ROWS_AT_ONCE) break;
      }
    }
  }
}
