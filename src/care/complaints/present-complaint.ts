import type { ComplaintView } from '../../protocol/index.js';
import type { ComplaintRow } from './complaint.store.js';

/** A complaint as staff and programs see it. */
export function presentComplaint(row: ComplaintRow, now: Date): ComplaintView {
  const { id, conversationId, kind, state, waybill, tier, told, steps } = row;
  return {
    ...{ id, conversationId, kind, state, waybill, tier, told, steps },
    reference: `CP${row.number.padStart(8, '0')}`,
    dueAt: row.dueAt?.toISOString() ?? null,
    legalDueAt: row.legalDueAt.toISOString(),
    overdue: row.dueAt !== null && row.dueAt <= now,
    filedAt: row.filedAt.toISOString(),
  };
}
