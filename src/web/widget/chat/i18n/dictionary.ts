import type { FailureCode } from '../../../shared/answer.js';

/** Every text that the first message may need. A language is whole or it does not compile. */
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
  /** The bot's subtitle while nobody is there. */
  botUntil: (when: string) => string;
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
  emoji: string;
  photo: string;
  left: (count: number) => string;
  over: (count: number) => string;
  startAnew: string;
  startAnewFailed: string;
  closedNote: string;
  line: {
    connecting: string;
    reconnecting: string;
    /** Too many are coming just now. */
    busy: string;
    offline: string;
    refused: string;
  };
  slower: (seconds: number) => string;
  delivery: {
    sending: string;
    queued: string;
    sent: string;
    /** Whoever helps the customer has it before them. */
    seen: string;
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
    /** The same, where it is known when somebody will be. */
    nobodyUntil: (when: string) => string;
    hint: string;
    callMe: string;
  };
  menu: string;
  helpful: { question: string; yes: string; no: string; thanks: string; failed: string };
  newMessages: string;
  quickReplies: string;
  events: {
    handedOver: string;
    accepted: (name: string) => string;
    callbackLeft: (phone: string) => string;
    moved: string;
    backToBot: string;
    closed: { staff: string; customer: string; system: string };
  };
  failures: Partial<Record<FailureCode, string>> & { other: string };
}
