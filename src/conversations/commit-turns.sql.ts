import type { Author, Content, Mood } from '../protocol/index.js';

/** One turn of the statement's input. */
export interface TurnInput {
  conversation_id: string;
  /** Of the customer's message that is answered. */
  seq: number;
  dialog: unknown;
  mood: Mood;
  replies: { client_id: string; author: Author; content: Content }[];
  preview?: string;
  understanding: object;
  action: string;
  why: string;
  engine_version: string;
  intents_version: number;
  took_ms: number;
  /** Where a person is brought in: why, and the place in the queue; else nothing of these. */
  reason?: string;
  tier?: string;
  priority?: number;
  head_start_ms?: number;
  summary?: object;
  needs?: object;
  team_id?: string | undefined;
}

/** A turn that counted. Another one has no row. */
export interface CommittedTurn {
  conversation_id: string;
  /** The `seq` before that of its first reply. */
  last_seq: number;
  /** Milliseconds since 1970. */
  created_ms: number;
}

/**
 * Commits the turns of any number of conversations, one of each: the memory, the replies, the
 * record, and where a person is brought in the place in the queue. A turn counts while its conversation is the bot's and no later message was answered;
 * what does not count leaves nothing behind.
 */
export const COMMIT_TURNS = `
WITH input AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS i (
    conversation_id uuid, seq integer, dialog jsonb, mood text, replies jsonb, preview text,
    understanding jsonb, action text, why text, engine_version text, intents_version integer,
    took_ms real, reason text, tier text, priority integer, head_start_ms float8, summary jsonb,
    needs jsonb, team_id uuid
  )
),
claimed AS (
  UPDATE conversation c
     SET turn_seq = i.seq, dialog = i.dialog, mood = i.mood,
         last_seq = c.last_seq + jsonb_array_length(i.replies),
         preview = COALESCE(i.preview, c.preview), updated_at = now(), indexed_at = NULL,
         state = CASE WHEN i.reason IS NULL THEN c.state ELSE 'waiting' END,
         version = c.version + (i.reason IS NOT NULL)::integer,
         waiting_since = CASE WHEN i.reason IS NULL THEN c.waiting_since ELSE now() END,
         queued_at = CASE WHEN i.reason IS NULL THEN c.queued_at ELSE now() END,
         queue_rank = CASE WHEN i.reason IS NULL THEN c.queue_rank
                           ELSE now() - i.head_start_ms * interval '1 millisecond' END,
         reason = COALESCE(i.reason, c.reason), tier = COALESCE(i.tier, c.tier),
         priority = COALESCE(i.priority, c.priority), summary = COALESCE(i.summary, c.summary),
         needs = COALESCE(i.needs, c.needs), team_id = COALESCE(i.team_id, c.team_id)
    FROM input i
   WHERE c.id = i.conversation_id AND c.state = 'bot' AND c.turn_seq < i.seq
  RETURNING c.id, i.seq, i.replies, i.understanding, i.action, i.why, i.engine_version,
            i.intents_version, i.took_ms,
            c.last_seq - jsonb_array_length(i.replies) AS last_seq
),
replied AS (
  INSERT INTO message (conversation_id, seq, client_id, author, content, created_at)
  SELECT c.id, c.last_seq + r.ord, r.client_id, r.author, r.content, now()
    FROM claimed c
   CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(c.replies) AS (
     client_id uuid, author jsonb, content jsonb
   )) WITH ORDINALITY AS r (client_id, author, content, ord)
),
recorded AS (
  INSERT INTO turn (conversation_id, seq, understanding, action, why, engine_version, intents_version,
    took_ms)
  SELECT id, seq, understanding, action, why, engine_version, intents_version, took_ms FROM claimed
)
SELECT id AS conversation_id, last_seq, (extract(epoch FROM now()) * 1000)::float8 AS created_ms
  FROM claimed`;
