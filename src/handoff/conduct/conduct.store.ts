import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ConductCount, ConductHit, ConductMark, Message } from '../../protocol/index.js';

/** So far back the customer's own words are looked through. */
const SAID_LOOKED_AT = 200;
const MARKS_SHOWN = 500;

const MARK = `conversation_id AS "conversationId", seq, staff_id AS "staffId", kind, words`;

/** Words that should not have been sent. */
@Injectable()
export class ConductStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** What the customer of a conversation wrote. */
  async said(conversationId: string): Promise<string[]> {
    const rows: { text: string }[] = await this.database.query(
      `SELECT content ->> 'text' AS text FROM message
        WHERE conversation_id = $1 AND author ->> 'kind' = 'customer'
          AND content ->> 'kind' = 'text' ORDER BY seq DESC LIMIT $2`,
      [conversationId, SAID_LOOKED_AT],
    );
    return rows.map(({ text }) => text);
  }

  /** Keeps what was found in a message; the same message again changes nothing. */
  async keep(
    { conversationId, seq, createdAt }: Message,
    staffId: string,
    hits: Pick<ConductHit, 'kind' | 'from' | 'words'>[],
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO conduct_mark (conversation_id, seq, staff_id, said_at, place, kind, words)
       SELECT $1, $2, $3, $4, hit.* FROM unnest($5::integer[], $6::text[], $7::text[]) AS hit
       ON CONFLICT DO NOTHING`,
      [
        conversationId,
        seq,
        staffId,
        createdAt,
        hits.map(({ from }) => from),
        hits.map(({ kind }) => kind),
        hits.map(({ words }) => words),
      ],
    );
  }

  /** @param staffId only those of this person; null: all */
  of(conversationId: string, staffId: string | null): Promise<ConductMark[]> {
    return this.database.query(
      `SELECT ${MARK} FROM conduct_mark
        WHERE conversation_id = $1 AND ($2::uuid IS NULL OR staff_id = $2)
        ORDER BY seq, place LIMIT $3`,
      [conversationId, staffId, MARKS_SHOWN],
    );
  }

  /**
   * How often each of these people said what they should not have, and how much they sent.
   * @param teamIds null: of all teams
   */
  count(tiers: string[], teamIds: string[] | null, from: Date, to: Date): Promise<ConductCount[]> {
    return this.database.query(
      `WITH sent AS (
         SELECT (m.author ->> 'id')::uuid AS id, count(*)::integer AS messages
           FROM message m
          WHERE m.author ->> 'kind' = 'staff' AND m.content ->> 'kind' = 'text'
            AND m.created_at >= $3 AND m.created_at < $4 GROUP BY 1),
       kinds AS (
         SELECT staff_id AS id, kind, count(*)::integer AS times FROM conduct_mark
          WHERE said_at >= $3 AND said_at < $4 GROUP BY 1, 2),
       marked AS (
         SELECT staff_id AS id, count(DISTINCT (conversation_id, seq))::integer AS marked
           FROM conduct_mark WHERE said_at >= $3 AND said_at < $4 GROUP BY 1)
       SELECT json_build_object('id', s.id, 'name', s.name) AS staff, sent.messages,
              COALESCE(marked.marked, 0) AS marked,
              COALESCE((SELECT json_object_agg(kind, times) FROM kinds WHERE kinds.id = s.id), '{}')
                AS "byKind"
         FROM sent JOIN staff s USING (id) LEFT JOIN marked USING (id)
        WHERE s.tier = ANY ($1)
          AND ($2::uuid[] IS NULL OR EXISTS (
                SELECT FROM team_member m WHERE m.staff_id = s.id AND m.team_id = ANY ($2)))
        ORDER BY marked DESC, s.name, s.id`,
      [tiers, teamIds, from, to],
    );
  }
}
