import type { Mask } from '../features/index.js';
import type { NormalText } from '../normalize.js';
import type { FoundPlace } from '../gazetteer/index.js';
import { findAmounts } from './amounts.js';
import { findCodes } from './codes.js';
import { findDates } from './dates/index.js';
import { findDimensions, type Dimensions } from './dimensions.js';
import { overlap, type Found, type Stretch } from './found.js';
import { findGoods } from './goods/find-goods.js';
import { goodsWords } from './goods/goods-index.js';
import { findLane } from './lanes.js';
import { findNumerals } from './numerals.js';
import { brandsOf, rankCarriers, type CarrierCandidate } from './waybill-forms.js';
import { findVolumes } from './volumes.js';
import { findWeights, weighsUncounted } from './weights.js';

export interface FoundWaybill extends Found<string> {
  /** The most likely first; a form alone never proves a carrier. */
  carriers: CarrierCandidate[];
}

/** The values a message holds, each with its place in the text as it was written. */
export interface Entities {
  waybills: FoundWaybill[];
  /** As dialled at home (`13812345678`), or E.164 from abroad. */
  phone?: Found<string>;
  /** Grams; of a range the greater. */
  weightGrams?: Found<number>;
  from?: FoundPlace;
  to?: FoundPlace;
  place?: FoundPlace;
  /** The place that one of these takes the place of: 不是成都，是重庆. */
  denied?: FoundPlace;
  dimensions?: Found<Dimensions>;
  /** Of the whole shipment in cubic centimetres, where it is named instead of its sides. */
  volume?: Found<number>;
  /** Yuan; of a range the greater. */
  amountYuan?: Found<number>;
  /** ISO 8601 in business time: a day, or a minute with its offset. */
  date?: Found<string>;
  /** What is sent, in the words of the customer. */
  goods?: Found<string>;
}

/** What was found, and the stretches of the clean text that are values instead of words. */
export interface Extraction {
  entities: Entities;
  masks: Mask[];
}

/** The text that values are found in: see {@link normalize}. */
export type ReadText = Pick<NormalText, 'written' | 'clean' | 'origin' | 'language'>;

/** The values that stand for themselves, whatever they are: they are masked, not read as words. */
interface Figures {
  waybills: Found<string>[];
  phones: Found<string>[];
  /** Numbers that are none of these: codes, ID cards. */
  others: Found<unknown>[];
  dimensions: Found<Dimensions>[];
  /** Their words stay words: 立方 tells freight from a parcel. */
  volumes: Found<number>[];
  weights: Found<number>[];
  amounts: Found<number>[];
}

const NONE: Figures = {
  waybills: [],
  phones: [],
  others: [],
  dimensions: [],
  volumes: [],
  weights: [],
  amounts: [],
};

function findFigures(clean: string): Figures {
  const numerals = findNumerals(clean);
  const uncounted = weighsUncounted(clean);
  if (numerals.length === 0 && !uncounted) return NONE;
  const { waybills, phones, others } = findCodes(clean);
  const taken = [...waybills, ...phones, ...others];
  const codes = { ...NONE, waybills, phones, others };
  if (free(numerals, taken).length === 0 && !uncounted) return codes;
  const dimensions = free(findDimensions(clean, numerals), taken);
  const volumes = free(findVolumes(clean, numerals), [...taken, ...dimensions]);
  const measured = [...taken, ...dimensions, ...volumes];
  const weights = free(findWeights(clean, numerals), measured);
  const amounts = free(findAmounts(clean, numerals), [...measured, ...weights]);
  return { ...codes, dimensions, volumes, weights, amounts };
}

/** Those that share no character with others. */
function free<Item extends Stretch>(found: Item[], but: readonly Stretch[]): Item[] {
  if (found.length === 0 || but.length === 0) return found;
  return found.filter((item) => !but.some((other) => overlap(item, other)));
}

/** The stretches of a clean text that are values instead of words: all that classifying needs. */
export function masksIn(clean: string): Mask[] {
  const figures = findFigures(clean);
  return figures === NONE ? [] : masksOf(figures);
}

/** Finds the values of a text, in time linear in its length. */
export function extract({ written, clean, origin, language }: ReadText, now: Date): Extraction {
  const figures = findFigures(clean);
  const { waybills, phones, dimensions, volumes, weights, amounts } = figures;
  const dates = free(findDates(clean, now), [
    ...waybills,
    ...phones,
    ...dimensions,
    ...volumes,
    ...weights,
    ...amounts,
  ]);
  const words = goodsWords(clean);
  const { from, to, place, denied, origins } = findLane(clean, words, language === 'zh-TW');
  const places = [from, to, place, denied].filter((found) => found !== undefined);
  const goods = free(findGoods(clean, words, [...weights, ...dimensions, ...volumes, ...amounts]), [
    ...places,
    ...dates,
  ]).map((item) => withOrigin(clean, item, origins));
  const placed = <T extends Found<unknown>>(item: T): T => ({
    ...item,
    start: origin(item.start),
    end: origin(item.end),
  });
  const first = <Value>(name: string, found: Found<Value> | undefined) =>
    found ? { [name]: placed(found) } : {};
  return {
    entities: {
      waybills: withCarriers(clean, waybills).map(placed),
      ...first('phone', phones[0]),
      ...first('weightGrams', weights[0]),
      ...first('dimensions', dimensions[0]),
      ...first('volume', volumes[0]),
      ...first('amountYuan', amounts[0]),
      ...first('date', dates[0]),
      ...first('from', from),
      ...first('to', to),
      ...first('place', place),
      ...first('denied', denied),
      ...(goods[0] && { goods: asWritten(written, placed(goods[0])) }),
    },
    masks: masksOf(figures),
  };
}

/** Ranking takes longer than finding: it is for who asks for the numbers themselves. */
function withCarriers(clean: string, waybills: Found<string>[]): FoundWaybill[] {
  if (waybills.length === 0) return [];
  const brands = brandsOf(clean);
  return waybills.map((found) => ({ ...found, carriers: rankCarriers(found.value, brands) }));
}

/** Goods in the words of the customer, Traditional characters and capitals kept. */
function asWritten(written: string, { start, end }: Found<string>): Found<string> {
  return { value: written.slice(start, end), start, end };
}

/** 北京烤鸭 is one thing. */
function withOrigin(
  clean: string,
  goods: Found<string>,
  origins: readonly FoundPlace[],
): Found<string> {
  const from = origins.find(({ end }) => end === goods.start);
  return from ? { ...goods, value: clean.slice(from.start, goods.end), start: from.start } : goods;
}

/** The stretches by what they are, in order; of two that overlap, the first. */
function masksOf({ waybills, phones, dimensions, weights, amounts }: Figures): Mask[] {
  const all: Mask[] = [];
  addMasks(all, 'waybill', waybills);
  addMasks(all, 'phone', phones);
  addMasks(all, 'dimensions', dimensions);
  addMasks(all, 'weight', weights);
  addMasks(all, 'amount', amounts);
  // Most numerals stand for nothing but themselves.
  if (all.length < 2) return all;
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const masks: Mask[] = [];
  for (const mask of all) {
    if (mask.start >= (masks.at(-1)?.end ?? 0)) masks.push(mask);
  }
  return masks;
}

function addMasks(masks: Mask[], kind: string, found: readonly Found<unknown>[]): void {
  for (const { start, end } of found) masks.push({ kind, start, end });
}
