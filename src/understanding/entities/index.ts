import type { Mask } from '../features/index.js';
import type { FoundPlace } from '../gazetteer/index.js';
import { findAmounts } from './amounts.js';
import { findDates } from './dates.js';
import { findDimensions, type Dimensions } from './dimensions.js';
import { overlap, type Found } from './found.js';
import { findLane } from './lanes.js';
import { findPhones } from './phones.js';
import { findWaybills, type FoundWaybill } from './waybills.js';
import { findWeights } from './weights.js';

/** The values a message holds, each with its place in the text as it was written. */
export interface Entities {
  waybills: FoundWaybill[];
  phone?: Found<string>;
  /** Grams. */
  weightGrams?: Found<number>;
  from?: FoundPlace;
  to?: FoundPlace;
  place?: FoundPlace;
  dimensions?: Found<Dimensions>;
  /** Yuan. */
  amountYuan?: Found<number>;
  /** ISO 8601 in business time: a day, or a minute with its offset. */
  date?: Found<string>;
}

/** What was found, and the stretches of the clean text that are values instead of words. */
export interface Extraction {
  entities: Entities;
  masks: Mask[];
}

/**
 * Finds the values of a clean text.
 * @param origin the way back from the clean text to the written one
 */
export function extract(clean: string, origin: (index: number) => number, now: Date): Extraction {
  const digits = /\d/.test(clean);
  const waybills = digits ? findWaybills(clean) : [];
  const free = <Value>(found: Found<Value>[]): Found<Value>[] =>
    found.filter((item) => !waybills.some((waybill) => overlap(item, waybill)));
  const phones = digits ? free(findPhones(clean)) : [];
  const dimensions = digits ? free(findDimensions(clean)) : [];
  const weights = free(findWeights(clean));
  const amounts = free(findAmounts(clean));
  const dates = free(findDates(clean, now));
  const lane = findLane(clean);
  const placed = <T extends Found<unknown>>(item: T): T => ({
    ...item,
    start: origin(item.start),
    end: origin(item.end),
  });
  const first = <Value>(name: string, found: Found<Value>[]) =>
    found[0] ? { [name]: placed(found[0]) } : {};
  const place = (name: string, found: FoundPlace | undefined) =>
    found ? { [name]: placed(found) } : {};
  return {
    entities: {
      waybills: waybills.map(placed),
      ...first('phone', phones),
      ...first('weightGrams', weights),
      ...first('dimensions', dimensions),
      ...first('amountYuan', amounts),
      ...first('date', dates),
      ...place('from', lane.from),
      ...place('to', lane.to),
      ...place('place', lane.place),
    },
    masks: masksOf({
      waybill: waybills,
      phone: phones,
      dimensions,
      weight: weights,
      amount: amounts,
    }),
  };
}

/** The stretches by what they are, in order; of two that overlap, the first. */
function masksOf(found: Record<string, { start: number; end: number }[]>): Mask[] {
  const all = Object.entries(found)
    .flatMap(([kind, items]) => items.map(({ start, end }) => ({ kind, start, end })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const masks: Mask[] = [];
  for (const mask of all) {
    if (mask.start >= (masks.at(-1)?.end ?? 0)) masks.push(mask);
  }
  return masks;
}
