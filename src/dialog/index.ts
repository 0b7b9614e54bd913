export { isProblem } from './handover-rules.js';
export { decide } from './decide.js';
export { wordCard } from './card-text.js';
export { commonTexts, laterTexts } from './flows/common-texts.js';
export { flowOf, flows, questionFault } from './flows/index.js';
export { promiseIn } from './promise-guard.js';
export type {
  Arrival,
  BotMessage,
  ClaimFacts,
  CompensationExample,
  ComplaintFacts,
  Decision,
  Facts,
  InsuranceExample,
  OrderOutcome,
  ProofOutcome,
  QuoteQuery,
  RegionalNotice,
  Charge,
  ReturnFee,
  Turn,
} from './decision.js';
export { readDialogState, withPageContext, type DialogState } from './dialog-state.js';
export {
  intentButtons,
  offersOf,
  say,
  type Repertoire,
  type RepertoireIntent,
} from './repertoire.js';
export { TWO_MISSES } from './step.js';
export { summarize } from './summarize.js';
export { wordRefusal } from './care-wording.js';
export { wordDay, wordTime, wordTrackingState } from './wording.js';
