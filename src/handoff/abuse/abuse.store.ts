import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Queryable } from '../../platform/database/prepared.js';
import type { AbuseStep } from '../../protocol/index.js';

/** What was heard in a message: abuse, or that a life or somebody's safety is at stake. */
export type AbuseMark = 'abuse' | 'grave';

export interface TakenStep {
  step: AbuseStep;
  /** The message it was taken with; what came after it is new. */
  afterSeq: number;
  by: string;
  at: Date;
}

/** What abusive customers wrote, and what was done about it. */
@Injectable()
export class AbuseStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Notes what a message holds; a second time changes nothing. */
  async mark(conversationId: string, seq: number, kind: AbuseMark): Promise<void> {
    await this.database.query(
      `INSERT INTO abuse_mark (conversation_id, seq, kind) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [conversationId, seq, kind],
    );
  }

  marksOf(conversationId: string): Promise<{ seq: number; kind: AbuseMark }[]> {
    return this.database.query(
      `SELECT seq, kind FROM abuse_mark WHERE conversation_id = $1 ORDER BY seq`,
      [conversationId],
    );
  }

  stepsOf(conversationId: string): Promise<TakenStep[]> {
    return this.database.query(
      `SELECT t.step, t.after_seq AS "afterSeq", s.name AS by, t.taken_at AS at
         FROM abuse_step t JOIN staff s ON s.id = t.staff_id
        WHERE t.conversation_id = $1 ORDER BY t.after_seq`,
      [conversationId],
    );
  }

  /** Notes a step; false where it was taken before. */
  async take(
    {
      conversationId,
      step,
      afterSeq,
      staffId,
    }: Record<'conversationId' | 'staffId', string> & {
      step: AbuseStep;
      afterSeq: number;
    },
    now: Date,
    on: Queryable = this.database,
  ): Promise<boolean> {
    const rows = (await on.query(
      `INSERT INTO abuse_step (conversation_id, step, after_seq, staff_id, taken_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING step`,
      [conversationId, step, afterSeq, staffId, now],
    )) as unknown[];
    return rows.length > 0;
  }
}
