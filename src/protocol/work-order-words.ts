import { z } from 'zod';

/** What can be asked of the company for a customer. */
export const workOrderKinds = [
  'expedite',
  'intercept',
  'address_change',
  'return',
  'reschedule',
  'redelivery',
  'pickup_booking',
  'pickup_reassignment',
  'pickup_cancel',
  'invoice',
  'outlet_enquiry',
] as const;
export const workOrderKindSchema = z.enum(workOrderKinds);
export type WorkOrderKind = z.infer<typeof workOrderKindSchema>;

/** How far it is. The last three are ends. */
export const workOrderStates = [
  'submitted',
  'accepted',
  'in_progress',
  'done',
  'failed',
  'cancelled',
] as const;
export const workOrderStateSchema = z.enum(workOrderStates);
export type WorkOrderState = z.infer<typeof workOrderStateSchema>;

/** Those in which somebody still has to act. */
export const openWorkOrderStates: readonly WorkOrderState[] = [
  'submitted',
  'accepted',
  'in_progress',
];

/** Why it could not be done. A code, not a text: what the customer reads is ours to answer for. */
export const workOrderReasonSchema = z.enum([
  'too_late',
  'not_reachable',
  'address_unclear',
  'not_possible',
  'duplicate',
  'other',
]);
export type WorkOrderReason = z.infer<typeof workOrderReasonSchema>;
