import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { PilotView } from '../protocol/index.js';

/** What came of the conversations that one of two versions answered. */
export interface ArmCounts {
  conversations: number;
  /** A person was asked in. */
  handedOver: number;
  /** No person was asked in, no answer was marked unhelpful, and the customer did not return. */
  contained: number;
  /** The customer began another conversation within {@link RETURN_WITHIN}. */
  returned: number;
  rated: number;
  /** Rated 4 or 5 of 5. */
  satisfied: number;
}

const RETURN_WITHIN = '3 days';

/** Reports are read across the modules' tables; nothing is written here. */
@Injectable()
export class PilotComparisonStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Of conversations begun while the pilot ran, those that one version alone answered. Where the
   * pilot answers a share only, the others are of the same regions and outlets.
   */
  async counts(pilot: PilotView): Promise<{ pilot: ArmCounts; live: ArmCounts }> {
    const { version, against, scope, beganAt, endedAt } = pilot;
    const rows: (ArmCounts & { version: number })[] = await this.database.query(
      `WITH answered AS (
         SELECT c.id, c.customer_id, c.created_at, c.page_context, min(t.intents_version) AS version
           FROM conversation c JOIN turn t ON t.conversation_id = c.id
          WHERE c.created_at >= $3 AND c.created_at <= COALESCE($4, now())
          GROUP BY c.id
         HAVING min(t.intents_version) = max(t.intents_version)
            AND min(t.intents_version) IN ($1, $2)
       ), judged AS (
         SELECT a.version,
                EXISTS (SELECT FROM message m
                         WHERE m.conversation_id = a.id
                           AND m.content -> 'event' ->> 'type' = 'handed_over') AS handed_over,
                EXISTS (SELECT FROM answer_mark k
                         WHERE k.conversation_id = a.id AND NOT k.helpful) AS unhelpful,
                EXISTS (SELECT FROM conversation later
                         WHERE later.customer_id = a.customer_id AND later.created_at > a.created_at
                           AND later.created_at < a.created_at + interval '${RETURN_WITHIN}'
                       ) AS returned,
                s.score
           FROM answered a LEFT JOIN satisfaction s ON s.conversation_id = a.id
          WHERE a.version = $1 OR $5 = 100 OR pilot_scope($6, $7, a.page_context)
       )
       SELECT version, count(*)::integer AS conversations,
              count(*) FILTER (WHERE handed_over)::integer AS "handedOver",
              count(*) FILTER (WHERE NOT (handed_over OR unhelpful OR returned))::integer
                AS contained,
              count(*) FILTER (WHERE returned)::integer AS returned,
              count(score)::integer AS rated,
              count(*) FILTER (WHERE score >= 4)::integer AS satisfied
         FROM judged GROUP BY version`,
      [version, against, beganAt, endedAt, scope.share, scope.regions, scope.outlets],
    );
    const of = (number: number): ArmCounts =>
      rows.find((row) => row.version === number) ?? {
        ...{ conversations: 0, handedOver: 0, contained: 0, returned: 0, rated: 0, satisfied: 0 },
      };
    return { pilot: of(version), live: of(against) };
  }
}
