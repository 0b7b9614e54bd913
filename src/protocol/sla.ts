/** What a customer is kept waiting for. */
export type SlaKind = 'accept' | 'first_response' | 'next_response' | 'resolve';
/** At 80 % of the time, and when it is up. */
export type SlaStage = 'warning' | 'breach';

/** A clock of the service level has something to say. */
export interface SlaAlarm {
  conversationId: string;
  kind: SlaKind;
  stage: SlaStage;
  dueAt: string;
}
