import type { Place, QuoteCard } from '../../protocol/index.js';
import { feeOf } from './fee.js';
import { insuranceFee, insurancePays, type InsuranceTerms } from './insurance.js';
import type { RateEntity } from './rate.entity.js';
import type { SurchargedShipment } from './surcharge.js';

/** What is to be sent. Money in fen. */
export interface Shipment extends SurchargedShipment {
  /** The value to insure it for. */
  declaredFen?: number;
}

type PricedRate = Pick<
  RateEntity,
  'company' | 'product' | 'name' | 'terms' | 'surcharges' | 'daysFrom' | 'daysUntil' | 'demo'
>;

/**
 * The prices of a lane with their breakdown, one product after the other. A value that is
 * declared adds the fee of its company, where it insures so much.
 *
 * @param insuranceOf the terms of a company by its id
 */
export function presentQuote(
  lane: { from: Place; to: Place },
  rates: readonly PricedRate[],
  shipment: Shipment,
  insuranceOf: (company: string) => InsuranceTerms | undefined,
): QuoteCard {
  const { declaredFen } = shipment;
  const insured = rates.map((rate) => {
    const terms = declaredFen ? insuranceOf(rate.company) : undefined;
    return terms && declaredFen ? insuranceFee(terms, declaredFen) : null;
  });
  return {
    type: 'quote',
    from: lane.from,
    to: lane.to,
    products: rates.map((rate, position) => ({
      product: rate.product,
      name: rate.name,
      ...feeOf(rate, shipment, insured[position] ?? 0),
      days: [rate.daysFrom, rate.daysUntil],
    })),
    insurance:
      declaredFen && insured.some((fee) => fee !== null) ? exampleOf(declaredFen) : undefined,
    demo: rates.some((rate) => rate.demo),
  };
}

/** What insuring for a value pays, by example: half of goods worth twice as much is lost. */
function exampleOf(declaredFen: number): NonNullable<QuoteCard['insurance']> {
  const lossFen = declaredFen;
  const valueFen = 2 * declaredFen;
  return {
    declaredFen,
    examples: [
      { valueFen: declaredFen, lossFen, paysFen: declaredFen },
      { valueFen, lossFen, paysFen: insurancePays({ declaredFen, valueFen, lossFen }) },
    ],
  };
}
