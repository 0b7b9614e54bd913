import { beginsName, districtsSounding, lengthsFrom, namingsOf, wordsFrom } from './names.js';
import { isNoLatinPlace, isNoPlace } from './not-places.js';
import { contains, type FoundPlace, type GazetteerPlace, type Naming } from './place.js';

/** A place in the making: what else its name may stand for decides the rest of the message. */
interface Hit {
  start: number;
  end: number;
  namings: readonly Naming[];
  place: GazetteerPlace;
}

/** A message that names more places speaks of no lane; the rest would only cost time. */
const MOST = 40;
/** Words before or after the weak name of a place; how far they are looked for. */
const AROUND = 6;
const PLACE_BEFORE =
  /(?:→ ?|-> ?|[^a-z]- ?|(?:[发收寄]货?|目的|始发|出发|到达)地[是为:]*|[从由自在到去往至寄发于离近送运喺回住飞]|改成|地址[是:]*|[寄收]件[地人]?[是在:]*)$/;
const PLACE_AFTER =
  /^(?: ?(?:→|->|-)|[到寄发往至送飞]|那边|这边|那[个家块]|附近|哪|边度|有没有|有冇|有网|有快|[能可][不以]?[寄送到]|的?(?:网点|快递|驿站|站点|营业|门店|分拨|仓))/;
const LATIN_BEFORE = /(?:^|[^a-z])(?:from|to|in|near|at|into|via|for|around)(?: the)? $/;
const LATIN_AFTER = /^ ?(?:to(?![a-z])|->|→)/;
/** Stations and roads carry the names of places elsewhere. */
const STATION_AFTER = /^ (?:station|airport|road|street|park)/;
/** Shorter pinyin is too often an English word. */
const SHORTEST_DISTRICT = 6;
/** What may stand between the parts of one place: 江苏省, 苏州市 / 成都的武侯区. */
const JOINT = /^(?:[ ,，、/·-]{0,2}|的|市的?|省的?|那边的?|这边的?|市?内|住)$/;
/** Names of what lies in a place: 西湖区浙江大学 speaks of no second place. */
const INSTITUTION =
  /^(?:大学|学院|医院|银行|饭店|酒店|宾馆|大厦|广场|公园|小区|花园|机场|火车站|新村|商会|卫视|移动|联通|电信)/;
const LANE_WORD = /[到至往去寄发从由给在和跟与,，。;；→>-]/;

/**
 * The places a clean text names, in order. `四川省成都市武侯区` is one place, the most exact. Of
 * places that share a name, the one inside another place of the text, else the best known.
 * @param traditional whether it was written in Traditional characters: of places that share a
 * name, the one in Taiwan or Hong Kong is meant
 */
export function findPlaces(clean: string, traditional = false): FoundPlace[] {
  const hits: Hit[] = [];
  let at = 0;
  while (at < clean.length && hits.length < MOST) {
    const code = clean.charCodeAt(at);
    if (code >= 97 && code <= 122) {
      const end = wordEnd(clean, at);
      const hit = latinAt(clean, at, end);
      if (hit) join(clean, hits, hit);
      at = hit?.end ?? end;
    } else {
      const hit = beginsName(code) ? chineseAt(clean, at, hits) : undefined;
      if (hit) join(clean, hits, hit);
      at = hit?.end ?? at + 1;
    }
  }
  return hits.map((hit) => ({
    value: settle(hit, hits, traditional),
    start: hit.start,
    end: hit.end,
  }));
}

function chineseAt(text: string, start: number, hits: Hit[]): Hit | undefined {
  const last = hits.at(-1);
  for (const size of lengthsFrom(text[start] ?? '')) {
    const end = start + size;
    const namings = end <= text.length ? namingsOf(text.slice(start, end)) : [];
    if (namings.length === 0) continue;
    if (last && joined(text, last, start)) {
      const inner = namings.filter(({ place }) => mayContain(last, place));
      // 吉林吉林: of two of one name the smaller.
      const [best] = [...inner.filter(({ place }) => place !== last.place), ...inner];
      if (best) return { start, end, namings: inner, place: best.place };
    }
    const known = namings.filter((naming) => stands(naming, text, start, end, hits));
    if (!known[0]) continue;
    if (last && isPart(start, last) && isForeign(known[0])) return { ...last, end };
    const whole = known[0].whole && known[0].place.level !== 'province';
    if (!(whole && size > 3) && isNoPlace(text, start, end, last?.end === start)) continue;
    if (last && INSTITUTION.test(text.slice(end, end + 3)) && inAddress(text, last, start)) {
      continue;
    }
    const city = endBefore(text, end, known[0].place);
    return { start, end: city, namings: known, place: known[0].place };
  }
  return undefined;
}

/** 青岛市南区 is 市南区 of 青岛, not 南区 of 青岛市: where the name of the city ends. */
function endBefore(text: string, end: number, city: GazetteerPlace): number {
  if (text[end - 1] !== '市') return end;
  const names = [text.slice(end - 1, end + 2), text.slice(end - 1, end + 1)];
  const inner = names.flatMap(namingsOf).some(({ place }) => contains(city, place));
  return inner ? end - 1 : end;
}

/** Whether a place lies in what was named before it, whichever place of that name is meant. */
function mayContain({ namings }: Hit, inner: GazetteerPlace): boolean {
  return namings.some(({ place }) => contains(place, inner));
}

/** Whether a name is meant as a place here. */
function stands(
  { strength, place }: Naming,
  text: string,
  start: number,
  end: number,
  hits: Hit[],
): boolean {
  if (strength === 'sure') return true;
  if (strength === 'inside') return false;
  if (PLACE_BEFORE.test(text.slice(Math.max(0, start - AROUND), start))) return true;
  if (PLACE_AFTER.test(text.slice(end, end + AROUND))) return true;
  return isAlone(text, start, end) || hits.some((hit) => contains(hit.place, place));
}

function isAlone(text: string, start: number, end: number): boolean {
  return (
    text.length - (end - start) <= 4 && !/[^\s\p{P}]/u.test(text.slice(0, start) + text.slice(end))
  );
}

function isPart(start: number, last: Hit): boolean {
  return last.end === start && last.place.level !== 'province';
}

/** 台北市中山区 is none of Dalian: a district the gazetteer does not know is left at its city. */
function isForeign({ place, whole }: Naming): boolean {
  return whole && place.level === 'district' && !place.name.endsWith('市');
}

function inAddress(text: string, last: Hit, start: number): boolean {
  return start - last.end <= AROUND * 2 && !LANE_WORD.test(text.slice(last.end, start));
}

function joined(text: string, last: Hit, start: number): boolean {
  return start - last.end <= 4 && JOINT.test(text.slice(last.end, start));
}

/** Adds a hit, or makes the one before it more exact. */
function join(text: string, hits: Hit[], hit: Hit): void {
  const last = hits.at(-1);
  if (last && joined(text, last, hit.start) && mayContain(last, hit.place)) {
    hits[hits.length - 1] = { ...hit, start: last.start };
  } else if (last && isReversed(text, last, hit)) {
    const inner = last.namings.filter(({ place }) => contains(hit.place, place));
    const place = inner[0]?.place ?? last.place;
    hits[hits.length - 1] = { ...last, end: hit.end, namings: inner, place };
  } else hits.push(hit);
}

/** `Kunshan, Jiangsu`: in English the larger place comes second. */
function isReversed(text: string, last: Hit, hit: Hit): boolean {
  return (
    /^(?: |, ?| in )$/.test(text.slice(last.end, hit.start)) &&
    (isLatin(text.charCodeAt(hit.start)) || text[last.end] === ',') &&
    last.namings.some(({ place }) => contains(hit.place, place))
  );
}

/** What a name stands for, given the other places of the text. */
function settle(hit: Hit, hits: Hit[], traditional: boolean): GazetteerPlace {
  if (hit.namings.length < 2) return hit.place;
  const others = hits.filter((other) => other !== hit).map(({ place }) => place);
  const inner =
    hit.namings.find(({ place }) => others.some((other) => contains(other, place))) ??
    hit.namings.find(({ place }) => others.some((other) => areNeighbours(place, other))) ??
    (traditional ? hit.namings.find(({ place }) => /^[78]1/.test(place.adcode)) : undefined);
  return inner?.place ?? hit.place;
}

/** 从朝阳到海淀: two districts of one city. */
function areNeighbours(a: GazetteerPlace, b: GazetteerPlace): boolean {
  return a.level === 'district' && b.level === 'district' && a.city === b.city;
}

/** The longest English name that begins here. */
function latinAt(text: string, start: number, firstEnd: number): Hit | undefined {
  const first = text
    .slice(start, firstEnd)
    .replace(/'s?(?=$)/, '')
    .replaceAll("'", '');
  let words = wordsFrom(first);
  const ends = [firstEnd];
  while (ends.length < words) {
    const end = ends.at(-1) ?? firstEnd;
    if (text[end] !== ' ' || !isLatin(text.charCodeAt(end + 1))) break;
    ends.push(wordEnd(text, end + 1));
  }
  for (words = ends.length; words > 0; words--) {
    const end = ends[words - 1] ?? firstEnd;
    const name = words === 1 ? first : first + text.slice(firstEnd, end);
    const namings = namingsOf(name).filter((naming) => latinStands(naming, text, start, end));
    const [naming] = namings;
    if (naming && !isNoLatinPlace(text, end)) {
      const whole = /^ (?:district|county|city|province)(?![a-z])/.exec(text.slice(end, end + 12));
      const districts = whole && /dist|coun/.test(whole[0]) ? districtsSounding(name) : [];
      const all = districts.length > 0 ? districts : namings;
      return {
        start,
        end: end + (whole?.[0].length ?? 0),
        namings: all,
        place: all[0]?.place ?? naming.place,
      };
    }
  }
  return districtAt(text, start, firstEnd, first);
}

/** `Wuhou District`, `to Chongming`: the pinyin of a district counts only with such a word. */
function districtAt(text: string, start: number, end: number, word: string): Hit | undefined {
  const kind = /^ (?:new )?(?:district|county|island)(?![a-z])/.exec(text.slice(end, end + 14));
  const before = text.slice(Math.max(0, start - 12), start);
  const bare = word.length >= SHORTEST_DISTRICT && LATIN_BEFORE.test(before);
  if (!kind && (!bare || STATION_AFTER.test(text.slice(end, end + 12)))) return undefined;
  const namings = districtsSounding(word);
  const [naming] = namings;
  return naming && { start, end: end + (kind?.[0].length ?? 0), namings, place: naming.place };
}

function latinStands({ strength }: Naming, text: string, start: number, end: number): boolean {
  if (strength !== 'weak') return true;
  const before = text.slice(Math.max(0, start - 12), start);
  return (
    LATIN_BEFORE.test(before) ||
    /\p{Script=Han}$/u.test(before) ||
    LATIN_AFTER.test(text.slice(end, end + 4)) ||
    isAlone(text, start, end)
  );
}

function wordEnd(text: string, start: number): number {
  let end = start + 1;
  while (
    isLatin(text.charCodeAt(end)) ||
    (text[end] === "'" && isLatin(text.charCodeAt(end + 1)))
  ) {
    end++;
  }
  return end;
}

function isLatin(code: number): boolean {
  return code >= 97 && code <= 122;
}
