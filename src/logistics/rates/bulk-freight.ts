import {
  assertSize,
  assertWhole,
  cubicMillimetresOf,
  type FeeLine,
  type Freight,
  type Size,
} from './parcel-freight.js';

/** The price of freight (零担): by weight or by volume, at least so much a shipment. Fen. */
export interface BulkTerms {
  method: 'freight';
  perKilogramFen: number;
  perCubicMetreFen: number;
  minimumFen: number;
}

/** A cubic metre in cubic centimetres. */
const CUBIC_METRE = 1_000_000;

/**
 * The larger of the price by weight and the price by volume, and at least the minimum of a
 * shipment (domain facts, section 5). A started fen counts in full.
 *
 * @param grams the actual weight, a whole number above 0
 * @param size of the whole shipment; without them it is reckoned by weight alone
 * @throws {RangeError} where a weight, size or price is not a number that can be reckoned with
 */
export function bulkFreight(terms: BulkTerms, grams: number, size?: Size): Freight {
  assertWhole(terms.perKilogramFen, 0, 'perKilogramFen');
  assertWhole(terms.perCubicMetreFen, 0, 'perCubicMetreFen');
  assertWhole(terms.minimumFen, 0, 'minimumFen');
  assertWhole(grams, 1, 'grams');
  if (size) assertSize(size);

  // A started cubic centimetre counts in full.
  const cubicCentimetres = size ? Math.ceil(cubicMillimetresOf(size) / 1000) : 0;
  const byWeight: FeeLine = {
    code: 'freight_weight',
    grams,
    amountFen: ceilDivide(grams * terms.perKilogramFen, 1000),
  };
  const byVolume: FeeLine = {
    code: 'freight_volume',
    cubicCentimetres,
    amountFen: ceilDivide(cubicCentimetres * terms.perCubicMetreFen, CUBIC_METRE),
  };
  const larger = byVolume.amountFen > byWeight.amountFen ? byVolume : byWeight;
  const minimum: FeeLine = { code: 'freight_minimum', amountFen: terms.minimumFen };
  const line = larger.amountFen < terms.minimumFen ? minimum : larger;
  return { chargeableGrams: grams, lines: [line] };
}

function ceilDivide(amount: number, by: number): number {
  assertWhole(amount, 0, 'amount');
  return Math.ceil(amount / by);
}
