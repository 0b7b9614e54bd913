import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Scope } from '../../conversations/running-conversations.js';
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

/** A clock that was breached, with whose conversation it was. */
export interface Breach extends Pick<
  Alarm,
  'conversationId' | 'kind' | 'tier' | 'startedAt' | 'dueAt' | 'escalated'
> {
  customerId: string;
  teamId: string;
  firedAt: Date;
  assignee: string | null;
}

/** What the clocks have said. */
@Injectable()
export class AlarmStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Records an alarm unless it was recorded before; the keys decide. One that was recorded without
   * passing the conversation up may be recorded again with it.
   *
   * @param on the transaction of what follows from it
   * @returns false as well for one that would pass a conversation up a second time
   */
  async record(alarm: Alarm, now: Date, on: Queryable = this.database): Promise<boolean> {
    const { conversationId, kind, startedAt, stage, tier, dueAt, escalated } = alarm;
    const rows = (await on.query(
      `INSERT INTO sla_alarm
         (conversation_id, kind, started_at, stage, tier, due_at, fired_at, escalated)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8
        WHERE NOT ($8 AND EXISTS (
          SELECT FROM sla_alarm WHERE conversation_id = $1 AND escalated))
       ON CONFLICT (conversation_id, kind, started_at, stage) DO UPDATE
         SET escalated = true WHERE excluded.escalated AND NOT sla_alarm.escalated
       RETURNING stage`,
      [conversationId, kind, startedAt, stage, tier, dueAt, now, escalated],
    )) as unknown[];
    return rows.length > 0;
  }

  /** Breaches of a scope, the latest first, at most `limit`. */
  breaches(
    { tiers, teamIds }: Scope,
    { kind = null, before = null }: { kind?: SlaKind | null; before?: Date | null },
    limit: number,
  ): Promise<Breach[]> {
    return this.database.query(
      `SELECT a.conversation_id AS "conversationId", c.customer_id AS "customerId", a.kind, a.tier,
              c.team_id AS "teamId", a.started_at AS "startedAt", a.due_at AS "dueAt",
              a.fired_at AS "firedAt", a.escalated, c.assignee_name AS assignee
         FROM sla_alarm a JOIN conversation c ON c.id = a.conversation_id
        WHERE a.stage = 'breach' AND a.tier = ANY ($1)
          AND ($2::uuid[] IS NULL OR c.team_id = ANY ($2))
          AND ($3::text IS NULL OR a.kind = $3)
          AND ($4::timestamptz IS NULL OR a.fired_at < $4)
        ORDER BY a.fired_at DESC, a.conversation_id LIMIT $5`,
      [tiers, teamIds, kind, before, limit],
    );
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
