import { z } from 'zod';

/** What may happen to a parcel. */
export const claimIncidents = ['delay', 'lost', 'damage', 'shortage', 'wrong_item'] as const;
export const claimIncidentSchema = z.enum(claimIncidents);
export type ClaimIncident = z.infer<typeof claimIncidentSchema>;

export const claimStates = [
  'filed',
  'reviewing',
  'offered',
  'refused',
  'accepted',
  'paid',
] as const;
export const claimStateSchema = z.enum(claimStates);
export type ClaimState = z.infer<typeof claimStateSchema>;

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
  rules: z.array(compensationRuleSchema).min(1).max(500),
});

/** A claim as its customer sees it. */
export const claimCardSchema = z.object({
  type: z.literal('claim'),
  id: z.uuid(),
  /** What people call it by, e.g. `CL00000123`. */
  reference: z.string(),
  incident: claimIncidentSchema,
  state: claimStateSchema,
  waybill: z.string(),
  claimedFen: fenSchema,
  /** By the company's own terms. */
  offerFen: fenSchema.optional(),
  /** When the next step is due: an answer, or the payment. */
  dueAt: z.iso.datetime(),
  /** A person may be asked to look at what a program decided. */
  reviewable: z.boolean(),
  demo: z.boolean(),
});
export type ClaimCard = z.infer<typeof claimCardSchema>;
