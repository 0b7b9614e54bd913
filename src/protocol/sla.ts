/** What a customer is kept waiting for. */
export type SlaKind = 'accept' | 'first_response' | 'next_response' | 'resolve';
/** At 80 % of the time, and when it is up. */
export type SlaStage = 'warning' | 'breach';

/**
 * A running clock. What it says by now follows from the time: nobody has to be told. It stands
 * while the team is closed; both instants reckon with that.
 */
export interface SlaClock {
  kind: SlaKind;
  /** At 80 % of the time. */
  warnAt: string;
  dueAt: string;
  /** When it stood or will stand between its beginning and `dueAt`, in order. */
  pauses: { from: string; to: string }[];
}

/** A clock of the service level has something to say. */
export interface SlaAlarm {
  conversationId: string;
  kind: SlaKind;
  stage: SlaStage;
  dueAt: string;
}
