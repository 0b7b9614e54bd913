import { z } from 'zod';
import type { Tier } from './message.js';

/** What a customer is kept waiting for. */
export const slaKinds = ['accept', 'first_response', 'next_response', 'resolve'] as const;
export const slaKindSchema = z.enum(slaKinds);
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

const LONGEST_MS = 2_592_000_000;
const waitSchema = z.number().int().min(100).max(LONGEST_MS);

/** How long one thing may take on each tier, in milliseconds of open time. */
export const serviceRuleSchema = z.strictObject({
  kind: slaKindSchema,
  ms: z.strictObject({ frontline: waitSchema, supervisor: waitSchema, expert: waitSchema }),
  /** At how much of the time it warns. */
  warnAtPercent: z.number().int().min(10).max(99),
});
export type ServiceRule = z.infer<typeof serviceRuleSchema>;

/** An edit says which version it was made from: another one in between refuses it. */
export const editServiceRulesSchema = z.strictObject({
  version: z.number().int().min(0),
  rules: z
    .array(serviceRuleSchema)
    .length(slaKinds.length)
    .refine(
      (rules) => new Set(rules.map(({ kind }) => kind)).size === slaKinds.length,
      'must give each once',
    ),
});
export type EditServiceRules = z.infer<typeof editServiceRulesSchema>;

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
