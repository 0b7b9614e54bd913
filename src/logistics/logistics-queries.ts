import { z } from 'zod';
import { parcelCardSchema } from '../protocol/index.js';
import { ADCODE_PATTERN } from './adcode.js';

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

export const outletsQuerySchema = z.object({
  adcode: adcodeSchema,
  limit: z.coerce.number().int().min(1).max(20).default(5),
});
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
