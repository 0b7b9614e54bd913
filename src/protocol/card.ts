import { z } from 'zod';
import {
  claimIncidentSchema,
  claimStateSchema,
  complaintKindSchema,
  complaintStateSchema,
} from './care-words.js';
import { localeSchema } from './locale.js';
import { delayHoursSchema, noticeLineSchema } from './notice.js';
import {
  workOrderKindSchema,
  workOrderReasonSchema,
  workOrderStateSchema,
} from './work-order-words.js';

/** The states a parcel passes through, in the order of a smooth trip; the side states follow. */
export const trackingStates = [
  'CREATED',
  'PICKUP_PENDING',
  'PICKED_UP',
  'IN_TRANSIT',
  'CUSTOMS',
  'FORWARDED',
  'ARRIVED_CITY',
  'OUT_FOR_DELIVERY',
  'AT_LOCKER_OR_STATION',
  'DELIVERED',
  'DISPUTED',
  'ATTEMPT_FAILED',
  'EXCEPTION',
  'REFUSED',
  'RETURNING',
  'RETURNED',
  'CANCELLED',
  'LOST_SUSPECT',
  'LOST',
] as const;
export const trackingStateSchema = z.enum(trackingStates);
export type TrackingState = z.infer<typeof trackingStateSchema>;

/** A place down to the city: what may be shown without proof of identity. */
export const placeSchema = z.object({
  province: z.string(),
  city: z.string(),
  district: z.string().optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** What is the matter at the places a card is about; missing: nothing that is known. */
const notices = z.array(noticeLineSchema).optional();

/** The way of one parcel, newest event first. Personal data is not part of it. */
export const parcelCardSchema = z.object({
  type: z.literal('parcel'),
  waybill: z.string(),
  carrier: z.string(),
  state: trackingStateSchema,
  from: placeSchema.optional(),
  to: placeSchema.optional(),
  /** When the company promised delivery; an aim, not a guarantee. */
  promisedAt: z.iso.datetime({ offset: true }).optional(),
  /** That time had passed when the card was made, and the parcel was not there. */
  late: z.literal(true).optional(),
  /** How much later than that notices may make it, in hours: least and most. */
  delayHours: delayHoursSchema.optional(),
  notices,
  events: z.array(
    z.object({
      at: z.iso.datetime({ offset: true }),
      /** Missing where nobody has mapped the carrier's code. */
      state: trackingStateSchema.optional(),
      /** What happened: the carrier's own words, or what its code means. */
      text: z.string(),
      /** The carrier's own words in their language, where `text` is in another. */
      original: z.string().optional(),
      city: z.string().optional(),
    }),
  ),
  demo: z.boolean(),
});
export type ParcelCard = z.infer<typeof parcelCardSchema>;

/** A product's name by language, as far as its company gave it. */
export const productNamesSchema = z.partialRecord(localeSchema, z.string().min(1).max(80));
export type ProductNames = z.infer<typeof productNamesSchema>;

/** A price with its breakdown. Money in fen (1/100 yuan), weights in grams. */
export const quoteCardSchema = z.object({
  type: z.literal('quote'),
  from: placeSchema,
  to: placeSchema,
  products: z.array(
    z.object({
      product: z.string(),
      name: z.string(),
      /** What the company calls it in other languages. */
      names: productNamesSchema.optional(),
      chargeableGrams: z.number().int().positive(),
      lines: z.array(
        z.object({
          code: z.enum([
            'first_weight',
            'next_weight',
            'freight_weight',
            'freight_volume',
            'freight_minimum',
            'surcharge',
            'insurance',
          ]),
          /** What the line charges for, e.g. grams covered; free text is never put here. */
          grams: z.number().int().nonnegative().optional(),
          cubicCentimetres: z.number().int().nonnegative().optional(),
          /** Which surcharge: a code such as `remote`, that clients may translate. */
          item: z.string().optional(),
          amountFen: z.number().int(),
        }),
      ),
      totalFen: z.number().int().nonnegative(),
      /** Of freight: the larger of weight and volume counts, and at least so much a shipment. */
      freight: z
        .object({
          perKilogramFen: z.number().int().nonnegative(),
          perCubicMetreFen: z.number().int().nonnegative(),
          minimumFen: z.number().int().nonnegative(),
        })
        .optional(),
      /** Days under way, from–to: the usual ones, and what notices add. */
      days: z.tuple([z.number().int(), z.number().int()]).optional(),
    }),
  ),
  notices,
  /** Where a value was declared: what insuring it pays, by examples. */
  insurance: z
    .object({
      declaredFen: z.number().int().positive(),
      examples: z.array(
        z.object({
          /** What the goods are worth, what of it is lost, and what is paid for that. */
          valueFen: z.number().int().positive(),
          lossFen: z.number().int().nonnegative(),
          paysFen: z.number().int().nonnegative(),
        }),
      ),
    })
    .optional(),
  demo: z.boolean(),
});
export type QuoteCard = z.infer<typeof quoteCardSchema>;

/** Outlets of a place. */
export const outletsCardSchema = z.object({
  type: z.literal('outlets'),
  /** What was asked for, in words; empty for those around a position. */
  place: z.string(),
  outlets: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      /** Its district, for who cannot read the address. */
      area: placeSchema.optional(),
      address: z.string(),
      phone: z.string(),
      /** Opening hours as local text, e.g. `08:30–20:00`. */
      hours: z.string(),
      openNow: z.boolean(),
      services: z.array(z.string()),
      /** As the crow flies, where somebody asked from a position. */
      distanceMetres: z.number().int().nonnegative().optional(),
    }),
  ),
  notices,
  demo: z.boolean(),
});
export type OutletsCard = z.infer<typeof outletsCardSchema>;

/** What was asked of the company, and how far it is. Holds no personal data. */
export const workOrderCardSchema = z.object({
  type: z.literal('work_order'),
  id: z.uuid(),
  /** What people call it by, e.g. `WO00000123`. */
  reference: z.string(),
  kind: workOrderKindSchema,
  state: workOrderStateSchema,
  waybill: z.string().optional(),
  /** Why it could not be done. */
  reason: workOrderReasonSchema.optional(),
  /** When the company means to have answered; an aim, not a guarantee. */
  deadline: z.iso.datetime(),
  /** What happened so far, oldest first. */
  steps: z.array(z.object({ state: workOrderStateSchema, at: z.iso.datetime() })),
  demo: z.boolean(),
});
export type WorkOrderCard = z.infer<typeof workOrderCardSchema>;

const stepsOf = <State extends z.ZodType>(state: State) =>
  z.array(z.object({ state, at: z.iso.datetime() }));

/** How far a claim or a complaint is. Holds no personal data. */
export const progressCardSchema = z.object({
  type: z.literal('progress'),
  id: z.uuid(),
  /** What people call it by, e.g. `CL00000123`. */
  reference: z.string(),
  waybill: z.string().optional(),
  /** What it is about; its steps so far, oldest first. */
  matter: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('claim'),
      incident: claimIncidentSchema,
      state: claimStateSchema,
      steps: stepsOf(claimStateSchema),
      /** By the company's own terms, in fen. */
      offerFen: z.number().int().nonnegative().optional(),
    }),
    z.object({
      kind: z.literal('complaint'),
      about: complaintKindSchema,
      state: complaintStateSchema,
      steps: stepsOf(complaintStateSchema),
      /** By when the customer has to know the outcome. */
      latestBy: z.iso.datetime(),
    }),
  ]),
  /** When the next step is meant to come; an aim, not a guarantee. Missing: none follows. */
  nextBy: z.iso.datetime().optional(),
  demo: z.boolean(),
});
export type ProgressCard = z.infer<typeof progressCardSchema>;

/**
 * Values to fill in at once, instead of being asked for them one by one. The answer is a message
 * of lines `label: value`; the server checks every value of it.
 */
export const formCardSchema = z.object({
  type: z.literal('form'),
  fields: z.array(
    z.object({
      name: z.string(),
      /** In the customer's language; begins the field's line of the answer. */
      label: z.string(),
      type: z.enum(['text', 'long_text', 'phone', 'number', 'date', 'choice']),
      required: z.boolean(),
      maxLength: z.number().int().positive().optional(),
      /** Of a number, or of a day such as `2026-11-25`. */
      min: z.string().optional(),
      max: z.string().optional(),
      options: z.array(z.string()).optional(),
    }),
  ),
  demo: z.boolean(),
});
export type FormCard = z.infer<typeof formCardSchema>;

export const cardSchema = z.discriminatedUnion('type', [
  parcelCardSchema,
  quoteCardSchema,
  outletsCardSchema,
  workOrderCardSchema,
  progressCardSchema,
  formCardSchema,
]);
export type Card = z.infer<typeof cardSchema>;
