import { findPlaces } from '../../understanding/gazetteer/index.js';
import { normalize } from '../../understanding/normalize.js';
import { ADCODE_PATTERN } from '../adcode.js';

/** What a text says about where an outlet should be. */
export interface OutletQuestion {
  /** The most exact division it names; null where it names none. */
  adcode: string | null;
  /** Streets, towns, estates and what else may stand in an outlet's address or name. */
  words: string[];
}

const MOST_WORDS = 6;
/** What people say around an address. */
const SAID_AROUND =
  /附近|周边|周围|旁边|哪里|哪儿|哪个|有没有|有什么|请问|帮我|查一下|查询|查找|找一下|最近|快递|网点|营业部|营业点|营业厅|驿站|服务点|自提点|门店|代理点|离我|的|了|吗|呢|在|有|近|是|我|near|nearest|around|outlets?|branch(?:es)?|store|please|the|in|at|of/g;
/** A street and its like end with one of these; the number of the house follows. */
const STREET =
  /[\p{Script=Han}\d]{1,10}?(?:大道|大街|路|街|道|巷|弄|胡同|镇|乡|村|街道|小区|花园|广场|大厦|中心|园区|市场|大学|医院|车站|机场)/gu;

/**
 * Reads an address or a question for one: the division from the gazetteer, and words for what is
 * finer than a division.
 *
 * @example readOutletQuestion('成都武侯区人民路附近的网点') // { adcode: '510107', words: ['人民路'] }
 */
export function readOutletQuestion(text: string): OutletQuestion {
  const { clean } = normalize(text);
  const places = findPlaces(clean).filter(({ value }) => ADCODE_PATTERN.test(value.adcode));
  let rest = clean;
  for (const { start, end } of places.toReversed()) {
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  const words = rest
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((piece) => piece.match(STREET) ?? [piece])
    .flatMap((piece) => piece.replace(SAID_AROUND, ' ').split(' '))
    .map((word) => word.replace(/^\d+(?:号|栋|单元|室|楼)*/, ''))
    .filter((word) => word.length >= 2);
  const [place] = places.toSorted((a, b) => rankOf(b.value.level) - rankOf(a.value.level));
  return { adcode: place?.value.adcode ?? null, words: [...new Set(words)].slice(0, MOST_WORDS) };
}

function rankOf(level: string): number {
  return ['country', 'province', 'city', 'district'].indexOf(level);
}
