import type {
  QuoteCard,
  TrackingState,
  WorkOrderKind,
  WorkOrderReason,
  WorkOrderState,
} from '../../../../protocol/index.js';
import type { FailureCode } from '../../../shared/answer.js';

/** Every text of the chat. A language is whole or it does not compile. */
export interface Dictionary {
  title: string;
  bot: string;
  you: string;
  says: (name: string) => string;
  subtitle: {
    bot: string;
    waiting: string;
    person: string;
    closed: string;
  };
  close: string;
  human: string;
  /** What the button 人工 says in the customer's name. */
  humanPhrase: string;
  humanAsked: string;
  log: string;
  loading: string;
  composer: string;
  placeholder: string;
  placeholderPerson: string;
  send: string;
  left: (count: number) => string;
  over: (count: number) => string;
  startAnew: string;
  startAnewFailed: string;
  closedNote: string;
  line: {
    connecting: string;
    reconnecting: string;
    offline: string;
    refused: string;
  };
  slower: (seconds: number) => string;
  delivery: {
    sending: string;
    queued: string;
    sent: string;
    failed: string;
    retry: string;
    discard: string;
    sendAnew: string;
  };
  typing: { bot: string; staff: (name: string | undefined) => string };
  queue: {
    title: string;
    first: string;
    place: (place: number) => string;
    /** The place where nobody is there who could be next. */
    kept: (place: number) => string;
    /** Whole minutes, least and most. */
    expected: (from: number, to: number) => string;
    nobody: string;
    hint: string;
  };
  menu: {
    title: string;
    soundOn: string;
    soundOff: string;
    transcript: string;
    end: string;
    endSurely: string;
  };
  helpful: { question: string; yes: string; no: string; thanks: string; failed: string };
  newMessages: string;
  quickReplies: string;
  events: {
    handedOver: string;
    accepted: (name: string) => string;
    escalated: string;
    closed: { staff: string; customer: string; system: string };
  };
  failures: Partial<Record<FailureCode, string>> & { other: string };
  demo: string;
  parcel: {
    title: string;
    copy: string;
    copied: string;
    promised: (when: string) => string;
    more: (count: number) => string;
    less: string;
    events: string;
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
  states: Record<TrackingState, string>;
}
