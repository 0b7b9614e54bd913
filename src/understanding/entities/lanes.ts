import { contains, findPlaces, type FoundPlace } from '../gazetteer/index.js';
import type { GoodsWord } from './goods/goods-index.js';
import { BARE_VERB_BEFORE, roleOf, TIED, type Role } from './lane-words.js';

/** The places of a message by the part they play. */
export interface Lane {
  from?: FoundPlace;
  to?: FoundPlace;
  /** A place that is neither, such as where an outlet is looked for, or where a parcel lies. */
  place?: FoundPlace;
  /** The place that another takes the place of: 不是成都，是重庆. */
  denied?: FoundPlace;
  /** Places that only tell where goods come from: 新疆红枣. */
  origins: FoundPlace[];
}

const DENIED_BEFORE =
  /(?:不是|并非|不要|不用)(?:从|由|寄?[到往去]|发[到往])?$|(?<![a-z])not (?:from |to )?$/;

/** Goods so common that 寄上海水果 means fruit to Shanghai. */
const COMMON_FOOD = new Set([
  '水果',
  '海鲜',
  '生鲜',
  '食品',
  '零食',
  '蔬菜',
  '茶叶',
  '冻品',
  '吃的',
  '食物',
]);
const DIRECTION_BEFORE = /[到至往去从由在给自回]$/;
const SENT_BEFORE = /[寄发送运邮]$/;
/** Whether anything is sent: else where people are is only a place. */
const SENDS = /[寄发送运邮捎托]|收件|取件|快递|包裹|send|sent|ship|mail|post|parcel/;
const ASKS_WHERE = /(?:最近|附近|网点|营业|驿站|门店|站点)/;
/** Two places of a list are no lane: 北京和上海都有网点吗. */
const LISTED = /^ ?(?:、|和|或者?|跟|与|以及|还有|and|or|,? ?&) ?$/;
const BETWEEN_THEM = /^(?:之?间|互寄|两地|来回|往返)/;

interface Placed {
  found: FoundPlace;
  role: Role;
}

/**
 * Tells where a parcel goes from and to. Two places without a hint are from and to, in order;
 * where the customer says to be is where a parcel goes from, if it goes anywhere.
 */
export function findLane(clean: string, goods: readonly GoodsWord[], traditional: boolean): Lane {
  const places = findPlaces(clean, traditional);
  const origins = places.filter((place) => isOrigin(clean, place, goods));
  const rest = places.filter((place) => !origins.includes(place) && !isInGoods(place, goods));
  const denied = rest.find(({ start }) => DENIED_BEFORE.test(clean.slice(0, start)));
  // With no other named, what is denied is still what is spoken of.
  if (!denied || rest.length < 2) return { ...laneOf(clean, rest), origins };
  const meant = rest.filter((place) => place !== denied);
  return { ...laneOf(clean, meant), denied, origins };
}

function laneOf(clean: string, places: FoundPlace[]): Omit<Lane, 'origins'> {
  if (places.length === 0) return {};
  const placed = rolesOf(clean, places);
  const first = (...roles: Role[]) => placed.find(({ role }) => roles.includes(role))?.found;
  const sends = SENDS.test(clean);
  let from = first('from');
  let to = exactest(placed) ?? (sends ? first('there') : undefined);
  const [one, two] = placed.filter(({ role }) => role === 'open').map(({ found }) => found);
  if (!from && !to && one) {
    if (two && isPair(clean, one, two)) return { from: one, to: two };
    if (sends && first('here')) [from, to] = [first('here'), one];
  } else if (to && !from) {
    const before = one && one.start < to.start ? one : undefined;
    from = (sends ? first('here') : undefined) ?? before;
  } else if (from && !to) to = one ?? first('here');
  if (from && from.value === to?.value) from = undefined;
  // 广州白云区寄件最近的在哪 asks where, not how.
  if (from && !to && ASKS_WHERE.test(clean)) return { place: from };
  const place = first('at') ?? first('here') ?? first('there') ?? one;
  const known = [from?.value, to?.value];
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(place && !known.includes(place.value) && { place }),
  };
}

/** Of places it goes to, the first, or one inside it that is named later: 寄回中国, 在温州收. */
function exactest(placed: Placed[]): FoundPlace | undefined {
  const [first, ...others] = placed.filter(({ role }) => role === 'to').map(({ found }) => found);
  return others.find(({ value }) => first && contains(first.value, value)) ?? first;
}

/** What every place is by the words around it; two that are tied together are from and to. */
function rolesOf(clean: string, places: FoundPlace[]): Placed[] {
  const placed: Placed[] = [];
  for (const [at, found] of places.entries()) {
    const previous = places[at - 1];
    const next = places[at + 1];
    const before = clean.slice(previous?.end ?? 0, found.start);
    const after = clean.slice(found.end, next?.start);
    const role = roleOf(before, after, next !== undefined);
    const earlier = placed.at(-1)?.role;
    if (earlier && LISTED.test(before) && role === 'open') {
      placed.push({ found, role: earlier });
      continue;
    }
    const tied = previous && earlier !== 'to' && TIED.test(before);
    if (tied) {
      placed[at - 1] = { found: previous, role: 'from' };
      placed.push({ found, role: 'to' });
    } else placed.push({ found, role });
  }
  return placed.map((one, at) => {
    const later = placed.slice(at + 1).some(({ role }) => role === 'to');
    const before = clean.slice(Math.max(0, one.found.start - 4), one.found.start);
    return one.role === 'to' && later && BARE_VERB_BEFORE.test(before)
      ? { ...one, role: 'open' }
      : one;
  });
}

/** Two places side by side are a lane: 上海 成都 3公斤; 北京和上海之间. */
function isPair(clean: string, one: FoundPlace, two: FoundPlace): boolean {
  const between = clean.slice(one.end, two.start);
  if (LISTED.test(between)) return BETWEEN_THEM.test(clean.slice(two.end, two.end + 4));
  return /^[\s,，/|.]{0,3}$/.test(between);
}

/** 新疆红枣, 北京烤鸭: the place of a food that nobody is said to send it to. */
function isOrigin(clean: string, { start, end }: FoundPlace, goods: readonly GoodsWord[]): boolean {
  const word = goods.find(
    (item) => item.food && isOf(clean.slice(end, item.start), item.start - end),
  );
  if (!word) return false;
  const before = clean.slice(Math.max(0, start - 2), start);
  if (DIRECTION_BEFORE.test(before)) return false;
  return !(COMMON_FOOD.has(word.word) && SENT_BEFORE.test(before));
}

/** What may stand between the place and its food: 海南岛的芒果. */
function isOf(between: string, length: number): boolean {
  return length >= 0 && length <= 3 && /^[岛省市]?(?:产?的)?$/.test(between);
}

/** 哈密瓜, 和田玉: the place is a part of the word. */
function isInGoods({ start, end }: FoundPlace, goods: readonly GoodsWord[]): boolean {
  return goods.some((item) => item.start <= start && end < item.end);
}
