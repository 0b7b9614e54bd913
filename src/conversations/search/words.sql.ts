/** Indexed conversations that may hold the words; up to a limit. */
export const MAY_HOLD = `
  SELECT DISTINCT conversation_id AS id FROM conversation_words
   WHERE pairs @@ $1::tsquery LIMIT $2`;

/** Conversations that are not in the index as they are now; up to a limit. */
export const NOT_INDEXED = `
  SELECT id FROM conversation WHERE indexed_at IS NULL LIMIT $1`;

/** The longest vector of words is a megabyte: so many of the longest messages have less. */
const MESSAGES_A_PART = 20;

/**
 * Puts conversations that nobody wrote in since $1 into the index, $2 of them; gives how many.
 * Their rows are locked: who writes in one meanwhile waits, and takes it out again.
 */
export const INDEX_QUIET = `
  WITH quiet AS MATERIALIZED (
    SELECT id FROM conversation
     WHERE indexed_at IS NULL AND updated_at < $1
     ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
  ),
  words AS (
    INSERT INTO conversation_words (conversation_id, part, pairs)
    SELECT m.conversation_id, m.seq / ${MESSAGES_A_PART} AS part,
           search_pairs(string_agg(m.content ->> 'text', E'\\n'))
      FROM quiet JOIN message m ON m.conversation_id = quiet.id
     WHERE m.content ->> 'kind' = 'text'
     GROUP BY m.conversation_id, part
    ON CONFLICT (conversation_id, part) DO UPDATE SET pairs = EXCLUDED.pairs
  ),
  indexed AS (
    UPDATE conversation c SET indexed_at = now() FROM quiet WHERE c.id = quiet.id
  )
  SELECT count(*)::integer AS count FROM quiet`;
