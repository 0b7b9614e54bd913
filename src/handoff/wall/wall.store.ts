import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Scope } from '../../conversations/running-conversations.js';
import type { WallFigures } from '../../protocol/index.js';

type Counts = Omit<WallFigures, 'staff' | 'plan'>;

const IN_SCOPE = `c.tier = ANY ($1) AND ($2::uuid[] IS NULL OR c.team_id = ANY ($2))`;

/** Counts what a supervisor looks after. */
@Injectable()
export class WallStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @param dayBegan what counts as today came later */
  async count({ tiers, teamIds }: Scope, dayBegan: Date): Promise<Counts> {
    const [now] = (await this.database.query(
      `SELECT (count(*) FILTER (WHERE c.state = 'waiting'))::integer AS waiting,
              (count(*) FILTER (WHERE c.state = 'person'))::integer AS "withPerson",
              min(c.waiting_since) FILTER (WHERE c.state = 'waiting') AS "longestSince"
         FROM conversation c WHERE c.state IN ('waiting', 'person') AND ${IN_SCOPE}`,
      [tiers, teamIds],
    )) as { waiting: number; withPerson: number; longestSince: Date | null }[];
    const [today] = (await this.database.query(
      `WITH late AS (
         SELECT DISTINCT conversation_id AS id FROM sla_alarm
          WHERE kind = 'accept' AND stage = 'breach' AND fired_at >= $3)
       SELECT count(*)::integer AS served,
              (count(*) FILTER (WHERE late.id IS NULL))::integer AS "inTime"
         FROM conversation c LEFT JOIN late USING (id)
        WHERE (c.accepted_at >= $3 OR late.id IS NOT NULL) AND ${IN_SCOPE}`,
      [tiers, teamIds, dayBegan],
    )) as Pick<Counts, 'served' | 'inTime'>[];
    if (!now || !today) throw new Error('Counting gives a row');
    return { ...now, ...today, longestSince: now.longestSince?.toISOString() ?? null };
  }
}
