/** Conversations with a message that may hold the words, by the index; up to a limit. */
export const MAY_HOLD = `
  SELECT conversation_id AS id FROM message
   WHERE content ->> 'kind' = 'text' AND search_pairs(content ->> 'text') @@ $1::tsquery LIMIT $2`;
