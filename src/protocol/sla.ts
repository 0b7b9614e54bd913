import { z } from 'zod';
import type { Tier } from './message.js';

/** What a customer is kept waiting for. */
export const slaKindSchema = z.enum(['accept', 'first_response', 'next_response', 'resolve']);
export type SlaKind = z.infer<typeof slaKindSchema>;
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

/** How many breaches one page holds. */
export const BREACH_PAGE = 50;

export const breachQuerySchema = z.object({
  kind: slaKindSchema.optional(),
  teamId: z.uuid().optional(),
  /** Only what was breached before it: where the page before ended. */
  before: z.iso.datetime().optional(),
});

/** Somebody was kept waiting too long. */
export interface BreachView {
  conversationId: string;
  /** The end of the customer's number, as in lists. */
  visitor: string;
  kind: SlaKind;
  /** The tier that kept them waiting. */
  tier: Tier;
  teamId: string;
  startedAt: string;
  dueAt: string;
  /** When it was noticed. */
  firedAt: string;
  /** Whether it passed the conversation up. */
  escalated: boolean;
  /** Who has the conversation now, or had it last. */
  assignee: string | null;
}
