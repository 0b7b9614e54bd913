import type {
  ClaimIncident,
  ClaimState,
  ComplaintKind,
  ComplaintState,
  QuoteCard,
  TrackingState,
  WorkOrderKind,
  WorkOrderReason,
  WorkOrderState,
} from '../../../../../protocol/index.js';

/** Every text of the cards. A language is whole or it does not compile. */
export interface CardTexts {
  demo: string;
  parcel: {
    title: string;
    copy: string;
    copied: string;
    promised: (when: string) => string;
    late: (when: string) => string;
    more: (count: number) => string;
    less: string;
    events: string;
    /** Stands before the carrier's own words. */
    original: string;
  };
  quote: {
    title: string;
    chargeable: (kilograms: string) => string;
    lines: Record<QuoteCard['products'][number]['lines'][number]['code'], string>;
    /** Surcharges by their code; one that has no name here is called a surcharge. */
    items: Record<string, string>;
    /** What insuring pays, by example. */
    insured: (worth: string, lost: string, pays: string) => string;
    days: (from: number, to: number) => string;
    note: string;
  };
  outlets: {
    title: (place: string) => string;
    none: string;
    open: string;
    closed: string;
    hours: string;
    services: string;
    comma: string;
    call: (name: string) => string;
  };
  notice: {
    delay: (least: number, most: number) => string;
    until: (when: string) => string;
  };
  workOrder: {
    title: string;
    kinds: Record<WorkOrderKind, string>;
    states: Record<WorkOrderState, string>;
    reasons: Record<WorkOrderReason, string>;
    answerBy: (when: string) => string;
    steps: string;
  };
  progress: {
    claim: string;
    complaint: string;
    incidents: Record<ClaimIncident, string>;
    kinds: Record<ComplaintKind, string>;
    claimStates: Record<ClaimState, string>;
    complaintStates: Record<ComplaintState, string>;
    /** What follows; nothing where it is at its end. */
    claimNext: Partial<Record<ClaimState, string>>;
    complaintNext: Partial<Record<ComplaintState, string>>;
    next: (step: string, when: string) => string;
    latest: (when: string) => string;
    offer: (amount: string) => string;
  };
  form: {
    title: string;
    optional: string;
    /** Of a choice that is left open. */
    any: string;
    submit: string;
    /** Between a label and its value. */
    colon: string;
  };
  states: Record<TrackingState, string>;
}
