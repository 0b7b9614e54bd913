import type { Queryable } from '../platform/database/prepared.js';
import type { WrapUp } from '../protocol/index.js';

/** Keeps what a conversation came to, in the transaction that ends it. */
export async function recordWrapUp(
  on: Queryable,
  {
    conversationId,
    staffId,
    reason,
    resolved,
  }: WrapUp & Record<'conversationId' | 'staffId', string>,
  now: Date,
): Promise<void> {
  await on.query(
    `INSERT INTO wrap_up (conversation_id, reason, resolved, staff_id, wrapped_up_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [conversationId, reason, resolved, staffId, now],
  );
}
