import { findPlaces, type FoundPlace } from '../gazetteer/index.js';

/** The places of a message by the part they play. */
export interface Lane {
  from?: FoundPlace;
  to?: FoundPlace;
  /** A place that is neither, such as where an outlet is looked for. */
  place?: FoundPlace;
}

const FROM_BEFORE = /(?:从|由|自|寄件地|始发地?|发货地|出发地|发件地|打|from|out of)[是为:： ]*$/;
const TO_BEFORE =
  /(?:[寄发送运走飞]?(?:到|至|往|去|给)|寄|发|收件地|目的地|收货地|邮|(?<![a-z])to|into)[是为:： ]*$/;
const FROM_AFTER =
  /^ ?(?:这边|那边|本地|市里)?(?:出发|(?:[寄发送运走]|寄件|发货|快递)?(?:到|至|往|去|给)|寄|发|邮|飞|->|→|-+>?|~|(?:to)(?![a-z]))/;
const TO_AFTER = /^ ?(?:收)/;

/** Tells where a parcel goes from and to. Two places without a hint are from and to, in order. */
export function findLane(clean: string): Lane {
  const places = findPlaces(clean);
  const lane: Lane = {};
  const rest: FoundPlace[] = [];
  for (const [at, found] of places.entries()) {
    const before = clean.slice(at > 0 ? (places[at - 1]?.end ?? 0) : 0, found.start);
    const after = clean.slice(found.end, places[at + 1]?.start);
    const last = at === places.length - 1;
    if (FROM_BEFORE.test(before)) lane.from ??= found;
    else if (TO_BEFORE.test(before) || TO_AFTER.test(after)) lane.to ??= found;
    else if (FROM_AFTER.test(after) && !(last && places.length > 1)) lane.from ??= found;
    else rest.push(found);
  }
  const [first, second] = rest;
  if (first && second && !lane.from && !lane.to) return { from: first, to: second };
  if (first && lane.to && !lane.from && first.start < lane.to.start)
    return { ...lane, from: first };
  if (first && lane.from && !lane.to && first.start > lane.from.start)
    return { ...lane, to: first };
  if (first) lane.place = first;
  return lane;
}
