import type { NoticeLine, ParcelCard, QuoteCard, TrackingState } from '../../protocol/index.js';
import { daysWithDelay, delayOf } from './delay.js';

const BEFORE_THE_ROAD: readonly TrackingState[] = ['CREATED', 'PICKUP_PENDING', 'PICKED_UP'];
/** States from which a parcel goes nowhere any more, or not to its receiver. */
const ARRIVED: readonly TrackingState[] = [
  'AT_LOCKER_OR_STATION',
  'DELIVERED',
  'DISPUTED',
  'RETURNED',
  'CANCELLED',
  'LOST',
];

/**
 * The places where something may still happen to a parcel: where it goes, where it is, and where
 * it comes from as long as it has not left.
 *
 * @param lastCity the place of its newest event
 */
export function placesAhead(
  parcel: { state: TrackingState; originAdcode: string | null; targetAdcode: string | null },
  lastCity: string | null,
): string[] {
  if (ARRIVED.includes(parcel.state)) return [];
  const places = [parcel.targetAdcode, lastCity];
  if (BEFORE_THE_ROAD.includes(parcel.state)) places.push(parcel.originAdcode);
  return [...new Set(places)].filter((place) => place !== null);
}

/** A parcel's card with what is the matter on its way. */
export function notedParcel(card: ParcelCard, notices: NoticeLine[]): ParcelCard {
  if (notices.length === 0) return card;
  const delay = delayOf(notices);
  return { ...card, notices, ...(delay ? { delayHours: delay } : {}) };
}

/** A quote with what is the matter on the lane: the days of the products it concerns grow. */
export function notedQuote(
  card: QuoteCard,
  found: readonly { notice: NoticeLine; product: string | null }[],
): QuoteCard {
  if (found.length === 0) return card;
  return {
    ...card,
    notices: found.map(({ notice }) => notice),
    products: card.products.map((offer) => {
      if (!offer.days) return offer;
      const own = found.filter(({ product }) => product === null || product === offer.product);
      const delay = delayOf(own.map(({ notice }) => notice));
      return { ...offer, days: daysWithDelay(offer.days, delay) };
    }),
  };
}
