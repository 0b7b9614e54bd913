import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { JobsService } from '../../platform/jobs/jobs.service.js';

const DUE_QUEUE = 'claim-due';
const SWEEP_QUEUE = 'claim-due-sweep';
const SWEEP_EVERY_MS = 60_000;
const jobSchema = z.object({ claimId: z.uuid() });

/**
 * Passes a claim up a tier when its next step is overdue, once for each deadline. A job only says
 * when to look; what is due follows from the stored claim, and a sweep finds what a crash lost.
 */
@Injectable()
export class ClaimDeadlines implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly jobs: JobsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(DUE_QUEUE, (data) => this.look(jobSchema.parse(data).claimId));
    await this.jobs.work(SWEEP_QUEUE, () => this.look(null));
    await this.jobs.repeat(SWEEP_QUEUE, SWEEP_EVERY_MS);
  }

  /** Makes sure that somebody looks at `dueAt`. */
  async watch(claimId: string, dueAt: Date, now: Date): Promise<void> {
    const delayMs = Math.max(0, dueAt.getTime() - now.getTime());
    const jobId = `${claimId}-${dueAt.getTime()}`;
    await this.jobs.enqueue(DUE_QUEUE, { claimId }, { jobId, delayMs });
  }

  /** The key of `claim_overdue` decides who of all that look passes it up. */
  private async look(claimId: string | null): Promise<void> {
    await this.database.query(
      `WITH fired AS (
         INSERT INTO claim_overdue (claim_id, due_at, fired_at)
         SELECT id, due_at, now() FROM claim
          WHERE due_at <= now() AND ($1::uuid IS NULL OR id = $1)
         ON CONFLICT DO NOTHING RETURNING claim_id
       )
       UPDATE claim SET tier = CASE tier WHEN 'frontline' THEN 'supervisor' ELSE 'expert' END
         FROM fired WHERE claim.id = fired.claim_id`,
      [claimId],
    );
  }
}
