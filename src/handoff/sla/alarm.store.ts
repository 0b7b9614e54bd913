import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Queryable } from '../../platform/database/prepared.js';
import type { SlaKind, SlaStage, Tier } from '../../protocol/index.js';

/** A clock has reached a stage. */
export interface Alarm {
  conversationId: string;
  kind: SlaKind;
  startedAt: Date;
  stage: SlaStage;
  tier: Tier;
  dueAt: Date;
  /** Whether it passes the conversation up. */
  escalated: boolean;
}

/** What the clocks have said. */
@Injectable()
export class AlarmStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Records an alarm unless it was recorded before; the keys decide.
   *
   * @param on the transaction of what follows from it
   * @returns false as well for one that would pass a conversation up a second time
   */
  async record(alarm: Alarm, now: Date, on: Queryable = this.database): Promise<boolean> {
    const { conversationId, kind, startedAt, stage, tier, dueAt, escalated } = alarm;
    const rows = (await on.query(
      `INSERT INTO sla_alarm
         (conversation_id, kind, started_at, stage, tier, due_at, fired_at, escalated)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING stage`,
      [conversationId, kind, startedAt, stage, tier, dueAt, now, escalated],
    )) as unknown[];
    return rows.length > 0;
  }

  /** Whether a clock has passed the conversation up before. */
  async hasEscalated(conversationId: string): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `SELECT 1 FROM sla_alarm WHERE conversation_id = $1 AND escalated`,
      [conversationId],
    );
    return rows.length > 0;
  }
}
