import { z } from 'zod';
import { trackingStateSchema } from './card.js';
import type { WorkOrderCard } from './card.js';
import { partySchema } from './identity.js';
import {
  workOrderKindSchema,
  workOrderReasonSchema,
  workOrderStateSchema,
} from './work-order-words.js';

/** A text a person wrote, plain and storable. */
const plainText = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'must be plain text');

const digitsIn = (text: string) => text.match(/\p{Nd}/gu)?.length ?? 0;

const waybill = z.string().min(1).max(200);
const adcode = z.string().regex(/^[1-9]\d{5}$/, 'must be six digits of GB/T 2260');
/** A day of the business zone, `2026-11-25`. */
const date = z.iso.date();
export const dayPartSchema = z.enum(['morning', 'afternoon', 'evening']);
export type DayPart = z.infer<typeof dayPartSchema>;

/** What is asked of the company, with what it needs to know for it. */
export const workOrderRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('expedite'), waybill }),
  z.strictObject({ kind: z.literal('intercept'), waybill }),
  z.strictObject({
    kind: z.literal('address_change'),
    waybill,
    /** The new address of the same receiver. */
    address: plainText(200),
    /** Its place, where it is known: another city may cost a fee. */
    adcode: adcode.optional(),
  }),
  z.strictObject({ kind: z.literal('return'), waybill, why: plainText(200).optional() }),
  z.strictObject({ kind: z.literal('reschedule'), waybill, date, part: dayPartSchema.optional() }),
  z.strictObject({
    kind: z.literal('redelivery'),
    waybill,
    date: date.optional(),
    part: dayPartSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('pickup_booking'),
    address: plainText(200),
    adcode: adcode.optional(),
    contact: plainText(50),
    phone: plainText(30).refine((text) => digitsIn(text) >= 5, 'must be a phone number'),
    date,
    part: dayPartSchema.optional(),
    goods: plainText(100),
    grams: z.number().int().min(1).max(30_000_000).optional(),
  }),
  z.strictObject({ kind: z.literal('pickup_reassignment'), waybill }),
  z.strictObject({ kind: z.literal('pickup_cancel'), waybill }),
  z.strictObject({
    kind: z.literal('invoice'),
    waybill,
    /** To whom it is made out. */
    title: plainText(100),
    /** 统一社会信用代码, needed for a company's invoice. */
    taxNumber: z
      .string()
      .regex(/^[0-9A-Z]{15,20}$/, 'must be 15 to 20 digits and capitals')
      .optional(),
    email: z.email().max(200),
  }),
  z.strictObject({
    kind: z.literal('outlet_enquiry'),
    waybill,
    topic: z.enum(['stalled', 'late', 'lost_suspect', 'not_received', 'leave_at', 'other']),
    note: plainText(500).optional(),
  }),
]);
export type WorkOrderRequest = z.infer<typeof workOrderRequestSchema>;

/** Why a work order was not opened. */
export const workOrderRefusalSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('PARCEL_UNKNOWN') }),
  /** No company serves such a request. */
  z.object({ code: z.literal('NOT_OFFERED') }),
  /** One of these has to be proved first. */
  z.object({ code: z.literal('IDENTITY_NEEDED'), as: z.array(partySchema) }),
  /** The parcel is past, or not yet at, where this can be done. */
  z.object({ code: z.literal('PARCEL_STATE'), state: trackingStateSchema }),
  /** Once a parcel and day: a person goes on. */
  z.object({ code: z.literal('LIMIT_REACHED'), retryAt: z.iso.datetime() }),
  /** The same is under way already. */
  z.object({ code: z.literal('ALREADY_OPEN'), reference: z.string() }),
  /** The day is over, or too far away. */
  z.object({ code: z.literal('DATE_IMPOSSIBLE') }),
]);
export type WorkOrderRefusal = z.infer<typeof workOrderRefusalSchema>;

/** A work order as staff see it. Personal data in `details` are masked. */
export const workOrderViewSchema = z.object({
  id: z.uuid(),
  /** What people call it by, e.g. `WO00000123`. */
  reference: z.string(),
  kind: workOrderKindSchema,
  state: workOrderStateSchema,
  version: z.number().int().positive(),
  company: z.string(),
  conversationId: z.uuid().optional(),
  waybill: z.string().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  requestedBy: z.enum(['customer', 'watcher']),
  /** Who has to act: the company's system, or the desk's staff. */
  owner: z.enum(['company', 'desk']),
  /** The member of staff who took it. */
  ownerName: z.string().optional(),
  reason: workOrderReasonSchema.optional(),
  /** For staff only: what the company or a colleague noted last. */
  note: z.string().optional(),
  deadline: z.iso.datetime(),
  /** How far the webhook is; `none` where the company has none. */
  delivery: z.enum(['none', 'pending', 'delivered', 'failed']),
  deliveryError: z.string().optional(),
  /** The states it may go to now. */
  next: z.array(workOrderStateSchema),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  demo: z.boolean(),
});
export type WorkOrderView = z.infer<typeof workOrderViewSchema>;

/** Which work orders staff look for. */
export const workOrdersQuerySchema = z.object({
  /** Open ones, the most urgent first; or all, the newest first. */
  which: z.enum(['open', 'all']).default('open'),
  kind: workOrderKindSchema.optional(),
  state: workOrderStateSchema.optional(),
  /** A parcel's number, or what an order is called by. */
  number: z.string().max(200).optional(),
  /** The last one of the page before. */
  after: z.uuid().optional(),
});
export type WorkOrdersQuery = z.output<typeof workOrdersQuerySchema>;

export interface WorkOrdersPage {
  workOrders: WorkOrderView[];
  hasMore: boolean;
}

/** A change of state that staff make. */
export const advanceWorkOrderSchema = z.strictObject({
  to: workOrderStateSchema,
  /** Told to the customer in words; needed where it could not be done. */
  reason: workOrderReasonSchema.optional(),
  /** For staff only. */
  note: plainText(500).optional(),
});
export type AdvanceWorkOrder = z.infer<typeof advanceWorkOrderSchema>;

/** What a customer's client sends to open one. */
export const submitWorkOrderSchema = z.strictObject({
  conversationId: z.uuid(),
  /** Made by the client: sending it again returns the first result. */
  clientId: z.uuid(),
  request: workOrderRequestSchema,
});

export const withdrawWorkOrderSchema = z.strictObject({
  conversationId: z.uuid(),
  workOrderId: z.uuid(),
});

export interface SubmitWorkOrderReply {
  workOrder: WorkOrderCard;
}
