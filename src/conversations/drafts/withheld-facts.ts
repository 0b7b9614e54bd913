import type { Facts } from '../../dialog/index.js';
import type { BotStep } from '../../protocol/index.js';

/** The dialogue came to a step that is not to be taken before somebody says so. */
export class Withheld extends Error {
  constructor(readonly step: BotStep) {
    super(`Withheld: ${step.kind}`);
  }
}

/** The world as it may be looked at: whatever would change something, or be recorded, stops. */
export function withheldFacts(facts: Facts): Facts {
  const withhold = (step: BotStep) => () => Promise.reject(new Withheld(step));
  return {
    ...facts,
    order: (request) =>
      Promise.reject(
        new Withheld({
          kind: 'order',
          order: request.kind,
          ...('waybill' in request && { waybill: request.waybill }),
        }),
      ),
    prove: withhold({ kind: 'prove' }),
    details: withhold({ kind: 'tell_details' }),
    fileClaim: withhold({ kind: 'file_claim' }),
    withdraw: withhold({ kind: 'withdraw' }),
    acceptClaim: withhold({ kind: 'accept_claim' }),
    reviewClaim: withhold({ kind: 'review_claim' }),
    fileComplaint: withhold({ kind: 'file_complaint' }),
  };
}
