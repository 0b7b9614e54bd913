import type { ClaimRefusal, ClaimView, ComplaintView } from '../../../protocol/index.js';
import { ask } from '../session/session-api.js';

export const CARE_QUERY = ['care'] as const;

/** What is listed: by its next step, all of it, or what belongs to a conversation. */
export type Listed = 'open' | 'all' | { conversation: string };

export async function listClaims(which: Listed | 'approvals'): Promise<ClaimView[]> {
  return (await ask<{ claims: ClaimView[] }>('GET', `/claims?${wordsOf(which)}`))?.claims ?? [];
}

export async function listComplaints(which: Listed): Promise<ComplaintView[]> {
  const path = `/complaints?${wordsOf(which)}`;
  return (await ask<{ complaints: ComplaintView[] }>('GET', path))?.complaints ?? [];
}

/** A step of a claim; with an amount where money is offered or paid. */
export async function stepClaim(
  id: string,
  step: 'offer' | 'accept' | 'review' | 'pay',
  amountFen?: number,
): Promise<void> {
  await ask('POST', `/claims/${id}/${step}`, amountFen === undefined ? {} : { amountFen });
}

export async function refuseClaim(id: string, refusal: ClaimRefusal): Promise<void> {
  await ask('POST', `/claims/${id}/refuse`, refusal);
}

export async function decideApproval(
  id: string,
  decision: 'approve' | 'refuse',
  amountFen: number,
): Promise<void> {
  await ask('POST', `/approvals/${id}`, { decision, amountFen });
}

export async function tellComplaint(
  id: string,
  step: 'answer' | 'close',
  text: string,
): Promise<void> {
  await ask('POST', `/complaints/${id}/${step}`, { text });
}

function wordsOf(which: Listed | 'approvals'): string {
  const words = typeof which === 'string' ? { which } : which;
  return new URLSearchParams(words).toString();
}
