import { z } from 'zod';
import { assertWhole, type Dimensions, type Volume } from './parcel-freight.js';

const fen = z.number().int().min(0).max(1_000_000_000);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** When a surcharge counts; what is left out does not matter. */
const conditionShape = {
  /** The longest side is above so many centimetres. */
  sideOver: z.number().positive().optional(),
  /** The actual weight is above so many grams. */
  gramsOver: z.number().int().min(0).optional(),
  /** Days it holds on, both included, e.g. of the peak season. */
  from: day.optional(),
  until: day.optional(),
  /** Only where the customer asks for the service, e.g. cold chain or carrying upstairs. */
  onRequest: z.literal(true).optional(),
};

/** What comes on top of the freight (domain facts, section 5). Money in fen. */
export const surchargeSchema = z.union([
  z.strictObject({ code: z.string(), amountFen: fen, ...conditionShape }),
  z.strictObject({
    code: z.string(),
    /** Hundredths of a percent. */
    basisPoints: z.number().int().min(1).max(100_000),
    /** What they are a share of: the freight, or the cash to be collected. */
    of: z.enum(['freight', 'cod']),
    leastFen: fen.optional(),
    mostFen: fen.optional(),
    ...conditionShape,
  }),
]);
export type Surcharge = z.infer<typeof surchargeSchema>;

/** What a surcharge depends on. */
export interface SurchargedShipment {
  grams: number;
  dimensions?: Dimensions;
  /** Of the whole, where it is known apart from its sides: it counts before them. */
  volume?: Volume;
  /** Cash to be collected on delivery. */
  codFen?: number;
  /** Codes of the services the customer asks for. */
  requested?: readonly string[];
  /** The day it is sent on, `2026-11-23`. */
  day: string;
}

/**
 * What a surcharge adds to a shipment.
 *
 * @param freightFen the freight without surcharges
 * @returns null where it does not count
 */
export function surchargeFen(
  surcharge: Surcharge,
  shipment: SurchargedShipment,
  freightFen: number,
): number | null {
  if (!counts(surcharge, shipment)) return null;
  if ('amountFen' in surcharge) {
    assertWhole(surcharge.amountFen, 0, 'surcharge');
    return surcharge.amountFen;
  }
  const { basisPoints, of, leastFen = 0, mostFen = Infinity } = surcharge;
  const base = of === 'freight' ? freightFen : (shipment.codFen ?? 0);
  if (of === 'cod' && base === 0) return null;
  return Math.min(mostFen, Math.max(leastFen, shareFen(base, basisPoints)));
}

/** A share in basis points, half a fen rounded up. */
export function shareFen(baseFen: number, basisPoints: number): number {
  assertWhole(baseFen, 0, 'base');
  assertWhole(basisPoints, 0, 'basisPoints');
  assertWhole(baseFen * basisPoints, 0, 'share');
  return Math.floor((baseFen * basisPoints + 5_000) / 10_000);
}

function counts(surcharge: Surcharge, shipment: SurchargedShipment): boolean {
  const { sideOver, gramsOver, from, until, onRequest } = surcharge;
  const { dimensions, grams, day: sent, requested = [] } = shipment;
  if (sideOver !== undefined) {
    if (!dimensions) return false;
    if (Math.max(dimensions.length, dimensions.width, dimensions.height) <= sideOver) return false;
  }
  if (gramsOver !== undefined && grams <= gramsOver) return false;
  if ((from && sent < from) || (until && sent > until)) return false;
  return !onRequest || requested.includes(surcharge.code);
}
