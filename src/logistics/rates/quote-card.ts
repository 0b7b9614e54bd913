import type { Place, ProductNames, QuoteCard } from '../../protocol/index.js';
import { feeOf } from './fee.js';
import { insuranceFee, insurancePays, type InsuranceTerms } from './insurance.js';
import type { RateEntity } from './rate.entity.js';
import type { SurchargedShipment } from './surcharge.js';

/** What is to be sent. Money in fen. */
export interface Shipment extends SurchargedShipment {
  /** The value to insure it for. */
  declaredFen?: number;
}

/** What a company says of its products. */
export interface ProductTerms {
  insurance: InsuranceTerms | undefined;
  /** The names of its products in other languages, by code. */
  products: Readonly<Record<string, ProductNames>>;
}

type PricedRate = Pick<
  RateEntity,
  'company' | 'product' | 'name' | 'terms' | 'surcharges' | 'daysFrom' | 'daysUntil' | 'demo'
>;

/**
 * The prices of a lane with their breakdown, one product after the other. A value that is
 * declared adds the fee of its company, where it insures so much.
 *
 * @param termsOf what a company says, by its id
 */
export function presentQuote(
  lane: { from: Place; to: Place },
  rates: readonly PricedRate[],
  shipment: Shipment,
  termsOf: (company: string) => ProductTerms | undefined,
): QuoteCard {
  const { declaredFen } = shipment;
  const insured = rates.map((rate) => {
    const terms = declaredFen ? termsOf(rate.company)?.insurance : undefined;
    return terms && declaredFen ? insuranceFee(terms, declaredFen) : null;
  });
  return {
    type: 'quote',
    from: lane.from,
    to: lane.to,
    products: rates.map((rate, position) => ({
      product: rate.product,
      name: rate.name,
      ...namesIn(termsOf(rate.company), rate.product),
      ...feeOf(rate, shipment, insured[position] ?? 0),
      ...unitsOf(rate),
      days: [rate.daysFrom, rate.daysUntil],
    })),
    insurance:
      declaredFen && insured.some((fee) => fee !== null) ? exampleOf(declaredFen) : undefined,
    demo: rates.some((rate) => rate.demo),
  };
}

/** What freight is reckoned by. */
function unitsOf({ terms }: PricedRate): Pick<QuoteCard['products'][number], 'freight'> {
  if (terms.method !== 'freight') return {};
  const { perKilogramFen, perCubicMetreFen, minimumFen } = terms;
  return { freight: { perKilogramFen, perCubicMetreFen, minimumFen } };
}

function namesIn(terms: ProductTerms | undefined, product: string): { names?: ProductNames } {
  const known = terms?.products;
  const names = known && Object.hasOwn(known, product) ? known[product] : undefined;
  return names ? { names } : {};
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
