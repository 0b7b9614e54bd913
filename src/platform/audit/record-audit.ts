import type { Queryable } from '../database/prepared.js';

/** Something that was done that somebody may ask about later. */
export interface AuditEntry {
  /** The member of staff; null: nobody who is signed in. */
  actorId: string | null;
  /** `what.done`, e.g. `notice.published`. */
  action: string;
  /** The id of what it was done to. */
  subject: string;
  /** Never personal data. */
  details?: Record<string, unknown>;
}

/** Records it, in the caller's transaction where there is one. */
export async function recordAudit(on: Queryable, entry: AuditEntry, at: Date): Promise<void> {
  await on.query(
    `INSERT INTO audit_log (actor_id, action, subject, details, created_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [entry.actorId, entry.action, entry.subject, JSON.stringify(entry.details ?? {}), at],
  );
}
