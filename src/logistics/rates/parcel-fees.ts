import type { QuoteCard } from '../../protocol/index.js';
import { cityAdcodeOf, namesCity } from '../adcode.js';
import { dayIn } from '../local-time.js';

/** Days are told by the business zone's calendar. */
const BUSINESS_ZONE = 'Asia/Shanghai';

/** How a parcel was sent, as far as it is on record. Weight in grams, money in fen. */
export interface SentParcel {
  company: string;
  product: string | null;
  originAdcode: string | null;
  targetAdcode: string | null;
  /** As it was weighed. */
  grams: number | null;
  freightFen: number | null;
}

interface Lane {
  company: string;
  fromAdcode: string;
  toAdcode: string;
  grams: number;
}

/** Where the fees of a parcel are read from. */
export interface FeeSources {
  findTerms(waybill: string): Promise<SentParcel | null>;
  /** When it was sent, as far as that is known. */
  sentAt(waybill: string): Promise<Date | null>;
  /** By the company's tables of the day; null where none covers the lane. */
  quote(lane: Lane, day: Date): Promise<Pick<QuoteCard, 'products'> | null>;
}

/** What carrying a parcel further would cost, by the weight that was recorded. */
export interface OnwardFee {
  grams: number;
  totalFen: number;
}

/** What was charged for a parcel, beside what its company's tables of the day it was sent give. */
export interface ChargedParcel {
  /** That day of the business zone, `2026-11-23`. */
  day: string;
  grams: number;
  chargedFen: number;
  /** For what was weighed; null where no table covers the lane. */
  usualFen: number | null;
  /** For another weight, the customer's; null where none was named. */
  statedFen: number | null;
}

/** From where it goes back to where it came from, by today's cheapest product for parcels. */
export async function returnFee(
  sources: FeeSources,
  waybill: string,
  now: Date,
): Promise<OnwardFee | null> {
  const terms = await sources.findTerms(waybill);
  if (!terms?.originAdcode) return null;
  return onward(sources, terms, terms.originAdcode, now);
}

/** From where it was going to the new place; null within the city, where nothing is charged. */
export async function redirectFee(
  sources: FeeSources,
  waybill: string,
  adcode: string,
  now: Date,
): Promise<OnwardFee | null> {
  const terms = await sources.findTerms(waybill);
  if (!terms?.targetAdcode || !namesCity(adcode)) return null;
  if (cityAdcodeOf(terms.targetAdcode) === cityAdcodeOf(adcode)) return null;
  return onward(sources, terms, adcode, now);
}

async function onward(
  sources: FeeSources,
  { company, grams, targetAdcode: fromAdcode }: SentParcel,
  toAdcode: string,
  now: Date,
): Promise<OnwardFee | null> {
  if (!grams || !fromAdcode) return null;
  const quote = await sources.quote({ company, fromAdcode, toAdcode, grams }, now);
  const prices = (quote?.products ?? [])
    .filter((product) => !isFreight(product))
    .map(({ totalFen }) => totalFen);
  return prices.length > 0 ? { grams, totalFen: Math.min(...prices) } : null;
}

/**
 * What was charged, beside the tables. Of its product; where that is not known, the dearest
 * counts: nobody is accused in doubt.
 *
 * @param statedGrams what the customer says that it weighs
 */
export async function charge(
  sources: FeeSources,
  waybill: string,
  statedGrams?: number,
): Promise<ChargedParcel | null> {
  const [terms, sentAt] = await Promise.all([sources.findTerms(waybill), sources.sentAt(waybill)]);
  if (!terms?.grams || terms.freightFen === null || !sentAt) return null;
  const { company, product, originAdcode, targetAdcode } = terms;
  const priceOf = async (grams: number | undefined) => {
    if (!grams || !originAdcode || !targetAdcode) return null;
    const lane = { company, fromAdcode: originAdcode, toAdcode: targetAdcode, grams };
    const { products = [] } = (await sources.quote(lane, sentAt)) ?? {};
    const own = products.filter((offer) => offer.product === product);
    const prices = (own.length > 0 ? own : products).map(({ totalFen }) => totalFen);
    return prices.length > 0 ? Math.max(...prices) : null;
  };
  const [usualFen, statedFen] = await Promise.all([priceOf(terms.grams), priceOf(statedGrams)]);
  const { grams, freightFen: chargedFen } = terms;
  return { day: dayIn(BUSINESS_ZONE, sentAt), grams, chargedFen, usualFen, statedFen };
}

/** Whether an offer is for freight, not for parcels. */
export function isFreight({ lines }: QuoteCard['products'][number]): boolean {
  return lines.some(({ code }) => code.startsWith('freight_'));
}
