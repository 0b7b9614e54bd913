import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { TWO_MISSES } from '../dialog/index.js';
import type { LearningCause, Locale } from '../protocol/index.js';

/** A customer's message that the bot could have dealt with better. */
export interface MisheardMessage {
  conversationId: string;
  seq: number;
  text: string;
  locale: Locale;
  cause: LearningCause;
  /** The intent that staff said it meant. */
  meant: string | null;
  saidAt: Date;
  /** When it showed: with the turn, the customer's mark, or what staff said of it. */
  noticedAt: Date;
}

/** Of what the bot acted on, below this it was not sure: the index of the turns has it too. */
const UNSURE_BELOW = 0.6;

/**
 * Turns that went wrong, turns before an answer that did not help, and what staff corrected. A word that answered the
 * bot's question is acted on as that, not as what it would mean alone, and is none of these.
 */
const MISHEARD = `
  SELECT seen.conversation_id AS "conversationId", seen.seq, m.content ->> 'text' AS text,
         c.locale, seen.cause, seen.meant, m.created_at AS "saidAt", seen.noticed_at AS "noticedAt"
    FROM (
      SELECT conversation_id, seq, created_at AS noticed_at,
             CASE WHEN action IN ('miss', 'handover') THEN 'not_understood' ELSE 'unsure' END AS cause,
             NULL AS meant
        FROM turn
       WHERE (action IN ('miss', 'clarify', 'handover')
              OR (understanding #>> '{intents,0,confidence}')::real < ${UNSURE_BELOW})
         AND (action IN ('miss', 'clarify') OR why = $3
              OR action = understanding #>> '{intents,0,name}')
         AND created_at > $1
      UNION ALL
      SELECT a.conversation_id, t.seq, a.marked_at, 'unhelpful', NULL
        FROM answer_mark a
       CROSS JOIN LATERAL (
         SELECT seq FROM turn
          WHERE conversation_id = a.conversation_id AND seq < a.seq
          ORDER BY seq DESC LIMIT 1) t
       WHERE NOT a.helpful AND a.marked_at > $1
      UNION ALL
      SELECT conversation_id, seq, corrected_at,
             CASE kind WHEN 'meaning' THEN 'corrected' ELSE 'draft_unused' END, intent
        FROM staff_correction
       WHERE corrected_at > $1
    ) AS seen
    JOIN message m ON m.conversation_id = seen.conversation_id AND m.seq = seen.seq
    JOIN conversation c ON c.id = seen.conversation_id
   WHERE m.content ->> 'kind' = 'text'
   ORDER BY seen.noticed_at, seen.conversation_id, seen.seq
   LIMIT $2`;

/** Finds what the bot can learn from. */
@Injectable()
export class MisheardMessages {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** What has shown since, the oldest first. */
  since(time: Date, limit: number): Promise<MisheardMessage[]> {
    return this.database.query(MISHEARD, [time, limit, TWO_MISSES]);
  }
}
