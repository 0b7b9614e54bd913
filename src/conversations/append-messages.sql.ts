import type { Author, Content, ConversationState } from '../protocol/index.js';
import { ASKS_THE_BOT, TURN_FACTS, type TurnFacts } from './open-turn.sql.js';

/** One message of the statement's input. What is left out is null there. */
export interface AppendInput {
  conversation_id: string;
  client_id: string;
  author: Author;
  content: Content;
  /** Separated by spaces: of an array every element would be parsed and built anew. */
  states: string;
  customer_id?: string;
  assignee_id?: string;
  turn_request_id?: string;
  preview?: string;
}

/** What became of one message. A refused one has no `seq`. */
export interface AppendOutcome {
  /** Which one of the input, from 1. */
  ord: string;
  seq: number;
  /** As stored earlier, where the client id was known. */
  known_author: Author | null;
  known_content: Content | null;
  /** Milliseconds since 1970. */
  created_ms: number;
  state: ConversationState;
  fresh: boolean;
  refusal: 'foreign' | 'closed' | 'assignee' | 'state' | null;
}

/** What the simple statement did with one message. One it could not add has no row. */
export interface PlainOutcome extends Pick<AppendOutcome, 'ord' | 'seq' | 'state' | 'created_ms'> {
  /** What the bot's turn needs, where one is requested and all before it are known to be taken. */
  turn: TurnFacts | null;
}

const INPUT = `input AS MATERIALIZED (
  SELECT i.* FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (
    conversation_id uuid, client_id uuid, author jsonb, content jsonb, states text,
    customer_id uuid, assignee_id uuid, turn_request_id uuid, preview text
  )) WITH ORDINALITY AS i (
    conversation_id, client_id, author, content, states,
    customer_id, assignee_id, turn_request_id, preview, ord
  )
)`;

/**
 * Adds at most one message to each conversation, where nothing stands against it: a quarter less
 * work for PostgreSQL than {@link APPEND_MESSAGES}, because each conversation's row is written
 * once and no stored message is looked for. What has no row in the answer was not added, for a
 * reason that the other statement tells. A client id that is stored already breaks the unique
 * key, and with it the whole statement.
 *
 * What the bot's turn needs comes along, so that nobody has to ask for it. It is of the row as it
 * was written, which may be newer than the messages this statement sees: where the latest of them
 * does not come right before this one, the turn has to look for itself.
 */
export const APPEND_PLAIN_MESSAGES = `
WITH ${INPUT},
advanced AS (
  UPDATE conversation c
     SET last_seq = c.last_seq + 1, preview = COALESCE(i.preview, c.preview), updated_at = now(),
         indexed_at = NULL
    FROM input i
   WHERE c.id = i.conversation_id
     AND (i.customer_id IS NULL OR i.customer_id = c.customer_id)
     AND (i.assignee_id IS NULL OR i.assignee_id = c.assignee_id
          OR i.assignee_id = ANY (c.joined))
     AND position(c.state IN i.states) > 0
  RETURNING i.ord, c.id, c.last_seq, c.state, i.client_id, i.author, i.content, i.turn_request_id,
            CASE WHEN i.turn_request_id IS NOT NULL AND c.state = 'bot' THEN (
              SELECT to_jsonb(t) FROM (SELECT ${TURN_FACTS}) t
               WHERE (SELECT max(seq) = c.last_seq - 1 AND NOT bool_or(${ASKS_THE_BOT})
                        FROM message WHERE conversation_id = c.id AND seq > c.turn_seq)
            ) END AS turn
),
inserted AS (
  INSERT INTO message (conversation_id, seq, client_id, author, content, created_at)
  SELECT id, last_seq, client_id, author, content, now() FROM advanced
),
requested AS (
  INSERT INTO outbox (id, topic, payload, due_at)
  SELECT turn_request_id, 'bot.turn',
         jsonb_build_object('conversationId', id, 'seq', last_seq), now() + interval '3 seconds'
    FROM advanced WHERE turn_request_id IS NOT NULL AND state = 'bot'
)
SELECT ord, last_seq AS seq, state, (extract(epoch FROM now()) * 1000)::float8 AS created_ms, turn
  FROM advanced`;

/**
 * Adds any number of messages to any number of conversations: one statement, one commit.
 *
 * - `locked` takes the conversations' locks in the order of their ids, so that two nodes cannot
 *   wait for each other, and reads them as they are after the wait.
 * - A known client id gives the stored message back (`known`), whatever the state is now.
 * - `numbered` gives the fresh ones dense `seq`s after `last_seq` in the order of the input. What
 *   is answered comes from it alone: joining it with what was inserted costs rows squared.
 * - LATERAL makes the plan look each row up: it is made once for a connection, when the tables
 *   may still be empty and reading all of them looks cheap.
 * - The request for the bot's turn is an outbox row of the same commit. Its lease keeps the
 *   sweep away while the node that took the message answers it.
 */
export const APPEND_MESSAGES = `
WITH ${INPUT},
locked AS MATERIALIZED (
  SELECT l.*
    FROM (SELECT DISTINCT conversation_id AS id FROM input ORDER BY 1) wanted
   CROSS JOIN LATERAL (
     SELECT c.id, c.state, c.last_seq, c.assignee_id, c.joined, c.customer_id
       FROM conversation c
      WHERE c.id = wanted.id
        FOR NO KEY UPDATE) l
),
judged AS MATERIALIZED (
  SELECT i.*, l.state, l.last_seq,
         k.seq AS known_seq, k.author AS known_author, k.content AS known_content,
         k.created_at AS known_created_at,
         CASE WHEN i.customer_id IS NOT NULL AND i.customer_id <> l.customer_id THEN 'foreign'
              WHEN k.seq IS NOT NULL THEN NULL
              WHEN l.state = 'closed' AND position('closed' IN i.states) = 0 THEN 'closed'
              WHEN i.assignee_id IS NOT NULL AND i.assignee_id IS DISTINCT FROM l.assignee_id
                   AND (i.assignee_id = ANY (l.joined)) IS NOT TRUE THEN 'assignee'
              WHEN position(l.state IN i.states) = 0 THEN 'state'
         END AS refusal
    FROM input i
    JOIN locked l ON l.id = i.conversation_id
    LEFT JOIN LATERAL (
     SELECT * FROM message m
      WHERE m.conversation_id = i.conversation_id AND m.client_id = i.client_id
      LIMIT 1) k ON true
),
numbered AS MATERIALIZED (
  SELECT j.*, (refusal IS NULL AND known_seq IS NULL) AS fresh,
         last_seq + count(*) FILTER (WHERE refusal IS NULL AND known_seq IS NULL)
           OVER (PARTITION BY conversation_id ORDER BY ord) AS next_seq
    FROM judged j
),
inserted AS (
  INSERT INTO message (conversation_id, seq, client_id, author, content, created_at)
  SELECT conversation_id, next_seq, client_id, author, content, now() FROM numbered WHERE fresh
),
advanced AS (
  UPDATE conversation c
     SET last_seq = f.last_seq, preview = COALESCE(f.preview, c.preview), updated_at = now(),
         indexed_at = NULL
    FROM (SELECT conversation_id, max(next_seq) AS last_seq,
                 (array_agg(preview ORDER BY ord DESC) FILTER (WHERE preview IS NOT NULL))[1] AS preview
            FROM numbered WHERE fresh GROUP BY conversation_id) f
   WHERE c.id = f.conversation_id
),
requested AS (
  INSERT INTO outbox (id, topic, payload, due_at)
  SELECT turn_request_id, 'bot.turn',
         jsonb_build_object('conversationId', conversation_id, 'seq', next_seq),
         now() + interval '3 seconds'
    FROM numbered WHERE fresh AND turn_request_id IS NOT NULL AND state = 'bot'
)
SELECT ord, state, refusal, fresh,
       (CASE WHEN fresh THEN next_seq ELSE known_seq END)::integer AS seq,
       known_author, known_content,
       (extract(epoch FROM COALESCE(known_created_at, now())) * 1000)::float8 AS created_ms
  FROM numbered`;
