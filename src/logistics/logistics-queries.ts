import { z } from 'zod';
import { parcelCardSchema } from '../protocol/index.js';
import { ADCODE_PATTERN } from './adcode.js';
import type { Position } from './outlets/coordinates.js';

/** The heaviest shipment a quote is given for: a lorry of thirty tonnes. */
const HEAVIEST_GRAMS = 30_000_000;
/** The highest value and the most cash: ten million yuan. */
const MOST_FEN = 1_000_000_000;
const LONGEST_SIDE_CM = 1_000;

const adcodeSchema = z.string().regex(ADCODE_PATTERN, 'must be six digits of GB/T 2260');
const fenSchema = z.coerce.number().int().min(1).max(MOST_FEN).optional();
const sideSchema = z.coerce.number().positive().max(LONGEST_SIDE_CM).optional();

export const waybillParamsSchema = z.object({ waybill: z.string().max(200) });
export type WaybillParams = z.infer<typeof waybillParamsSchema>;

/**
 * Weight in grams; sizes in centimetres, all three or none; the value to insure and the cash to
 * collect in fen; codes of services that are asked for.
 */
export const quoteQuerySchema = z
  .object({
    from: adcodeSchema,
    to: adcodeSchema,
    grams: z.coerce.number().int().min(1).max(HEAVIEST_GRAMS),
    length: sideSchema,
    width: sideSchema,
    height: sideSchema,
    declared: fenSchema,
    cod: fenSchema,
    services: z
      .string()
      .regex(/^[a-z0-9_-]{1,40}(?:,[a-z0-9_-]{1,40}){0,19}$/, 'must be codes, separated by commas')
      .optional(),
    company: z.string().max(40).optional(),
  })
  .refine(
    ({ length, width, height }) =>
      new Set([length, width, height].map((side) => side === undefined)).size === 1,
    { message: 'length, width and height must come together', path: ['length'] },
  );
export type QuoteQuery = z.infer<typeof quoteQuerySchema>;

const positionSchema = z
  .string()
  .regex(/^-?\d{1,3}(?:\.\d{1,9})?,-?\d{1,2}(?:\.\d{1,9})?$/, 'must be longitude,latitude')
  .refine((text) => {
    const { longitude, latitude } = positionOf(text);
    return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  }, 'must lie on the earth');

/** The position a query names as `121.47,31.23`. */
export function positionOf(text: string): Position {
  const [longitude = 0, latitude = 0] = text.split(',').map(Number);
  return { longitude, latitude };
}

/**
 * Where: a place's code, an address in words, or a position. Positions of satellites (`wgs84`)
 * are moved to where Chinese maps have them.
 */
export const outletsQuerySchema = z
  .object({
    adcode: adcodeSchema.optional(),
    text: z.string().trim().min(1).max(200).optional(),
    near: positionSchema.optional(),
    datum: z.enum(['gcj02', 'wgs84']).default('gcj02'),
    open: z.enum(['now', 'any']).default('any'),
    limit: z.coerce.number().int().min(1).max(20).default(5),
  })
  .refine(
    ({ adcode, text, near }) =>
      [adcode, text, near].filter((given) => given !== undefined).length === 1,
    { message: 'one of adcode, text and near', path: ['adcode'] },
  );
export type OutletsQuery = z.infer<typeof outletsQuerySchema>;

export const exampleWaybillsSchema = z.object({
  waybills: z.array(
    parcelCardSchema.pick({ waybill: true, state: true }).extend({
      /** What proves to be the made-up sender or receiver: the demo's people do not exist. */
      senderDigits: z.string(),
      receiverDigits: z.string(),
    }),
  ),
});
export type ExampleWaybills = z.infer<typeof exampleWaybillsSchema>;

/** When a parcel may arrive, or why nothing can be said; `trips` is what it is drawn from. */
export const arrivalSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('range'),
    earliest: z.iso.datetime(),
    latest: z.iso.datetime(),
    trips: z.number().int(),
    reach: z.enum(['city', 'province']),
  }),
  z.object({
    kind: z.enum(['too_few', 'later_than_usual']),
    trips: z.number().int(),
    reach: z.enum(['city', 'province']),
  }),
]);
export type ArrivalAnswer = z.infer<typeof arrivalSchema>;
