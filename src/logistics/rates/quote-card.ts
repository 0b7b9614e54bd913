import type { Place, QuoteCard } from '../../protocol/index.js';
import { calculateFee, type Dimensions } from './parcel-freight.js';
import type { RateEntity } from './rate.entity.js';

/** What is to be sent. */
export interface Shipment {
  /** The actual weight. */
  grams: number;
  dimensions?: Dimensions;
}

/** The prices of a lane with their breakdown, one product after the other. */
export function presentQuote(
  lane: { from: Place; to: Place },
  rates: readonly RateEntity[],
  { grams, dimensions }: Shipment,
): QuoteCard {
  return {
    type: 'quote',
    from: lane.from,
    to: lane.to,
    products: rates.map((rate) => ({
      product: rate.product,
      name: rate.name,
      ...calculateFee(rate, grams, dimensions),
      days: [rate.daysFrom, rate.daysUntil],
    })),
    demo: rates.some((rate) => rate.demo),
  };
}
