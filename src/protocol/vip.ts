import { z } from 'zod';

export const vipKinds = ['user', 'phone'] as const;
export type VipKind = (typeof vipKinds)[number];

const reasonSchema = z.string().trim().min(1).max(200);
const untilSchema = z.iso.datetime({ offset: true }).nullable();

/** A customer whom the company puts first, by the id the host page signs or by a phone. */
export const vipDraftSchema = z
  .strictObject({
    kind: z.enum(vipKinds),
    /** The `sub` of the page's tokens, or a phone: its digits count. */
    value: z.string().trim().min(1).max(200),
    reason: reasonSchema,
    /** From then on it counts no more; null: it stays. */
    validUntil: untilSchema,
  })
  .refine(
    ({ kind, value }) => kind !== 'phone' || value.replace(/\D/g, '').length >= 7,
    'must be a phone',
  );
export type VipDraft = z.output<typeof vipDraftSchema>;

/** @property version the one the change was made from */
export const vipRevisionSchema = z.strictObject({
  reason: reasonSchema,
  validUntil: untilSchema,
  version: z.number().int().positive(),
});
export type VipRevision = z.output<typeof vipRevisionSchema>;

export interface VipView {
  id: string;
  kind: VipKind;
  /** Masked, unless it was asked for in full, which is recorded. */
  value: string;
  reason: string;
  validUntil: string | null;
  namedBy: string | null;
  createdAt: string;
  version: number;
}
