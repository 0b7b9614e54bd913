import { z } from 'zod';
import {
  claimIncidentSchema,
  type ClaimIncident,
  type ClaimState,
  type Step,
} from './care-words.js';
import { tierSchema, type Tier } from './message.js';

/** Why nothing is paid. What fits none of them is told in words. */
export const refusalReasons = [
  'not_in_transit',
  'receiver_side',
  'no_evidence',
  'packaging',
  'prohibited',
  'delivered',
  'other',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** An amount of money in fen; nobody is offered more than ten million yuan by a program. */
export const fenSchema = z.number().int().min(0).max(1_000_000_000);

/** The most that is paid: so many times the freight, and no more than a sum; null: no such cap. */
const capSchema = z.strictObject({
  multiple: z.number().int().min(0).max(1000).nullable(),
  capFen: fenSchema.nullable(),
});

/** A company's own terms for one kind of incident. */
export const compensationRuleSchema = z.strictObject({
  /** A province or city of GB/T 2260; null: everywhere. */
  region: z
    .string()
    .regex(/^[1-9]\d{3}00$/)
    .nullable(),
  /** Null: every product. */
  product: z.string().min(1).max(50).nullable(),
  incident: claimIncidentSchema,
  insured: z.boolean(),
  /** A day of the business zone. */
  effectiveFrom: z.iso.date(),
  refundFreight: z.boolean(),
  /** Uninsured goods whose value is shown, and those whose value is not. */
  proved: capSchema,
  unproved: capSchema,
  /** Kept back of what the goods are paid with, hundredths of a percent. */
  deductibleBasisPoints: z.number().int().min(0).max(10_000),
  /** Up to here the bot offers by itself. */
  autoApproveMaxFen: fenSchema,
  /** When the claim is to be answered. */
  deadlineHours: z.number().int().min(1).max(720),
});
export type CompensationRule = z.infer<typeof compensationRuleSchema>;

export const editCompensationRulesSchema = z.strictObject({
  version: z.number().int().min(0),
  rules: z.array(compensationRuleSchema).min(1).max(500),
});

/** A claim with its clocks. Holds no personal data. */
export interface ClaimView {
  id: string;
  /** What people call it by, e.g. `CL00000123`. */
  reference: string;
  conversationId: string;
  incident: ClaimIncident;
  state: ClaimState;
  version: number;
  waybill: string;
  claimedFen: number;
  /** What sending cost and what it was insured for; null where nobody has told. */
  freightFen: number | null;
  declaredFen: number | null;
  /** What the company's terms give; null where that cannot be reckoned. */
  reckonedFen: number | null;
  /** By the company's own terms. */
  offerFen: number | null;
  /** Why nothing is paid, as the customer was told; null unless it is refused. */
  refusal: ClaimRefusal | null;
  /** A program decided: whoever is refused or offered less may ask for a person. */
  automatic: boolean;
  /** What the next step is due by; null where none is. */
  dueAt: string | null;
  overdue: boolean;
  tier: Tier;
  /** Asked for and not decided. */
  approval: ApprovalView | null;
  filedAt: string;
  /** What happened so far, oldest first. */
  steps: Step<ClaimState>[];
  demo: boolean;
}

export const approvalStates = ['pending', 'approved', 'refused'] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** Something beyond somebody's authority, and what was decided on it. */
export interface ApprovalView {
  id: string;
  claimId: string;
  action: AuthorityAction;
  amountFen: number;
  /** Who has to decide. */
  tier: Tier;
  state: ApprovalState;
  askedBy: string;
  askedAt: string;
}

/** What somebody may do with money: offer it to a customer, or pay what was accepted. */
export const authorityActionSchema = z.enum(['offer', 'pay']);
export type AuthorityAction = z.infer<typeof authorityActionSchema>;

/** Up to how much a tier may do something. */
export const authorityRuleSchema = z.strictObject({
  tier: tierSchema,
  action: authorityActionSchema,
  /** Null: every incident, every product. */
  incident: claimIncidentSchema.nullable(),
  product: z.string().min(1).max(50).nullable(),
  /** Null: any amount. */
  upToFen: fenSchema.nullable(),
});
export type AuthorityRule = z.infer<typeof authorityRuleSchema>;

/** An edit says which version it was made from: another one in between refuses it. */
export const editAuthoritySchema = z.strictObject({
  version: z.number().int().min(0),
  rules: z.array(authorityRuleSchema).min(1).max(500),
});

/** An offer, or what is to be paid. */
export const claimAmountSchema = z.strictObject({ amountFen: fenSchema });

export const decideApprovalSchema = z.strictObject({
  decision: z.enum(['approve', 'refuse']),
  /** As the approver saw it: where it is another by now, nothing is decided. */
  amountFen: fenSchema,
});

/** Nothing is paid: the reason, and what the customer is told beside it. */
export const refuseClaimSchema = z
  .strictObject({
    reason: z.enum(refusalReasons),
    words: z.string().trim().min(1).max(500).optional(),
  })
  .refine(({ reason, words }) => reason !== 'other' || words !== undefined, {
    path: ['words'],
    message: 'Another reason is told in words',
  });
export type ClaimRefusal = z.infer<typeof refuseClaimSchema>;
