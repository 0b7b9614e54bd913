import type { ConversationState, Tier } from '../protocol/index.js';

/** A conversation with or for a person, as far as it matters how long the customer waits. */
export interface ServiceFactsRow {
  id: string;
  state: ConversationState;
  tier: Tier;
  priority: number;
  /** Whose hours count. */
  teamId: string;
  assigneeId: string | null;
  waitingSince: Date | null;
  queuedAt: Date | null;
  acceptedAt: Date | null;
  /** Whether a person has written since it was taken. */
  responded: boolean;
  /** When the customer wrote the first of what came after the last answer of a person. */
  unansweredSince: Date | null;
  /** How many messages the customer wrote since then. */
  unanswered: number;
}

/** Of the conversations with the ids `$1`, or of all, those that wait for or are with a person. */
export const SERVICE_FACTS = `
  SELECT c.id, c.state, c.tier, c.priority, c.team_id AS "teamId",
         c.assignee_id AS "assigneeId",
         c.waiting_since AS "waitingSince", c.queued_at AS "queuedAt",
         c.accepted_at AS "acceptedAt",
         COALESCE(c.state = 'person' AND answer.at >= c.accepted_at, false) AS responded,
         question.at AS "unansweredSince", COALESCE(question.count, 0) AS unanswered
    FROM conversation c
    LEFT JOIN LATERAL (
      SELECT m.seq, m.created_at AS at FROM message m
       WHERE m.conversation_id = c.id AND m.author ->> 'kind' = 'staff'
         AND m.content ->> 'kind' = 'text'
       ORDER BY m.seq DESC LIMIT 1) answer ON c.state = 'person'
    LEFT JOIN LATERAL (
      SELECT min(m.created_at) AS at, count(*)::integer AS count FROM message m
       WHERE m.conversation_id = c.id AND m.seq > answer.seq
         AND m.author ->> 'kind' = 'customer') question ON true
   WHERE c.state IN ('waiting', 'person') AND ($1::uuid[] IS NULL OR c.id = ANY ($1))`;
