import { z } from 'zod';
import type { ComplaintKind, ComplaintState, Step } from './care-words.js';
import type { Tier } from './message.js';

/** A complaint with its clocks. Holds no personal data but what staff wrote. */
export interface ComplaintView {
  id: string;
  /** What people call it by, e.g. `CP00000123`. */
  reference: string;
  conversationId: string;
  kind: ComplaintKind;
  state: ComplaintState;
  waybill: string | null;
  /** When the next step is due: the company's own promise; null once it is closed. */
  dueAt: string | null;
  /** The end of the seventh day, by when the customer has to know the outcome. Never paused. */
  legalDueAt: string;
  overdue: boolean;
  tier: Tier;
  /** What the customer was told last. */
  told: string | null;
  filedAt: string;
  /** What happened so far, oldest first. */
  steps: Step<ComplaintState>[];
}

/** What the customer is told of it. */
export const tellComplaintSchema = z.strictObject({
  text: z.string().trim().min(1).max(1000),
});
