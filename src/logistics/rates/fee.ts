import { bulkFreight, type BulkTerms } from './bulk-freight.js';
import { type FeeLine, type Freight, parcelFreight, type ParcelTerms } from './parcel-freight.js';
import { type Surcharge, surchargeFen, type SurchargedShipment } from './surcharge.js';

export type Terms = ParcelTerms | BulkTerms;

/** A fee with all its parts. */
export interface Fee extends Freight {
  totalFen: number;
}

/**
 * What a shipment costs with one product: freight, the surcharges that count, and the insurance.
 *
 * @param insuranceFen the insurance fee; 0 where it is not wanted
 * @throws {RangeError} where a quantity cannot be reckoned with
 */
export function feeOf(
  product: { terms: Terms; surcharges: readonly Surcharge[] },
  shipment: SurchargedShipment,
  insuranceFen = 0,
): Fee {
  const { terms } = product;
  const { grams, volume, dimensions } = shipment;
  const size = volume ?? dimensions;
  const { chargeableGrams, lines: freight } =
    terms.method === 'parcel' ? parcelFreight(terms, grams, size) : bulkFreight(terms, grams, size);
  const freightFen = sumOf(freight);
  const surcharges = product.surcharges.flatMap((surcharge): FeeLine[] => {
    const amountFen = surchargeFen(surcharge, shipment, freightFen);
    return amountFen === null ? [] : [{ code: 'surcharge', item: surcharge.code, amountFen }];
  });
  const insurance: FeeLine[] =
    insuranceFen > 0 ? [{ code: 'insurance', amountFen: insuranceFen }] : [];
  const lines = [...freight, ...surcharges, ...insurance];
  return { chargeableGrams, lines, totalFen: sumOf(lines) };
}

function sumOf(lines: readonly FeeLine[]): number {
  return lines.reduce((total, { amountFen }) => total + amountFen, 0);
}
