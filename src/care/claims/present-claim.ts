import type { ApprovalView, ClaimRefusal, ClaimView } from '../../protocol/index.js';
import type { ClaimRow } from './claim.store.js';

const amount = (fen: string | null) => (fen === null ? null : Number(fen));

/** A claim as staff and programs see it. */
export function presentClaim(row: ClaimRow, now: Date): ClaimView {
  return {
    id: row.id,
    reference: `CL${row.number.padStart(8, '0')}`,
    conversationId: row.conversationId,
    incident: row.incident,
    state: row.state,
    version: row.version,
    waybill: row.waybill,
    claimedFen: Number(row.claimedFen),
    freightFen: amount(row.freightFen),
    declaredFen: amount(row.declaredFen),
    reckonedFen: amount(row.reckonedFen),
    offerFen: amount(row.offerFen),
    refusal: presentRefusal(row),
    automatic: row.automatic,
    dueAt: row.dueAt?.toISOString() ?? null,
    overdue: row.dueAt !== null && row.dueAt <= now,
    tier: row.tier,
    approval: presentApproval(row),
    filedAt: row.filedAt.toISOString(),
    steps: row.steps,
    demo: row.demo,
  };
}

function presentRefusal({ refusedFor, refusalWords }: ClaimRow): ClaimRefusal | null {
  return refusedFor && { reason: refusedFor, ...(refusalWords ? { words: refusalWords } : {}) };
}

function presentApproval(row: ClaimRow): ApprovalView | null {
  const { approvalId, approvalAction, approvalFen, approvalTier, approvalBy, approvalAt } = row;
  if (!approvalId || !approvalAction || !approvalTier || !approvalBy || !approvalAt) return null;
  return {
    id: approvalId,
    claimId: row.id,
    action: approvalAction,
    amountFen: Number(approvalFen),
    tier: approvalTier,
    state: 'pending',
    askedBy: approvalBy,
    askedAt: approvalAt.toISOString(),
  };
}
