import type { ClaimView, ComplaintView, ProgressCard } from '../../protocol/index.js';

/** How far a claim is, as a card. */
export function claimProgress(claim: ClaimView): ProgressCard {
  const { id, reference, waybill, incident, state, steps, offerFen, dueAt, demo } = claim;
  return {
    ...{ type: 'progress', id, reference, waybill, demo },
    matter: {
      ...{ kind: 'claim', incident, state, steps },
      ...(offerFen === null ? {} : { offerFen }),
    },
    ...(dueAt ? { nextBy: dueAt } : {}),
  };
}

/** How far a complaint is, as a card. */
export function complaintProgress(complaint: ComplaintView): ProgressCard {
  const { id, reference, waybill, kind, state, steps, dueAt, legalDueAt } = complaint;
  return {
    ...{ type: 'progress', id, reference, demo: false },
    ...(waybill ? { waybill } : {}),
    matter: { kind: 'complaint', about: kind, state, steps, latestBy: legalDueAt },
    ...(dueAt ? { nextBy: dueAt } : {}),
  };
}
