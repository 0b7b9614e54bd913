import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { JobsService } from '../platform/jobs/jobs.service.js';

/** What has deadlines, and which times of its row they are. */
const DEADLINES = {
  claim: ['due_at'],
  complaint: ['due_at', 'legal_warning_at'],
} as const;
type Kind = keyof typeof DEADLINES;
const kinds = Object.keys(DEADLINES) as Kind[];

const DUE_QUEUE = 'care-due';
const SWEEP_QUEUE = 'care-due-sweep';
const SWEEP_EVERY_MS = 60_000;
const jobSchema = z.object({ kind: z.enum(kinds), id: z.uuid() });

/**
 * Passes a claim or a complaint up a tier when its next step is overdue, once for each deadline.
 * A job only says when to look; what is due follows from the stored row, and a sweep finds what a
 * crash lost.
 */
@Injectable()
export class CareDeadlines implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly jobs: JobsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(DUE_QUEUE, (data) => {
      const { kind, id } = jobSchema.parse(data);
      return this.look(kind, id);
    });
    await this.jobs.work(SWEEP_QUEUE, async () => {
      for (const kind of kinds) await this.look(kind, null);
    });
    await this.jobs.repeat(SWEEP_QUEUE, SWEEP_EVERY_MS);
  }

  /** Makes sure that somebody looks at `at`. */
  async watch(kind: Kind, id: string, at: Date, now: Date): Promise<void> {
    const delayMs = Math.max(0, at.getTime() - now.getTime());
    await this.jobs.enqueue(DUE_QUEUE, { kind, id }, { jobId: `${id}-${at.getTime()}`, delayMs });
  }

  /** The key of `claim_overdue` and `complaint_overdue` decides who of all that look passes it up. */
  private async look(kind: Kind, id: string | null): Promise<void> {
    await this.database.query(
      `WITH fired AS (
         INSERT INTO ${kind}_overdue (${kind}_id, due_at, fired_at)
         SELECT row.id, deadline.at, now()
           FROM ${kind} row CROSS JOIN LATERAL unnest(ARRAY[${DEADLINES[kind].join(', ')}]) deadline (at)
          WHERE row.due_at IS NOT NULL AND deadline.at <= now() AND ($1::uuid IS NULL OR row.id = $1)
         ON CONFLICT DO NOTHING RETURNING ${kind}_id AS id
       )
       UPDATE ${kind} SET tier = CASE tier WHEN 'frontline' THEN 'supervisor' ELSE 'expert' END
         FROM fired WHERE ${kind}.id = fired.id`,
      [id],
    );
  }
}
