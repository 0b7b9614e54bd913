import type { Found } from './found.js';
import type { Numeral } from './numerals.js';
import { isRange, modifierAt, skipSpaces, Units } from './units.js';

/** Grams of each unit. 磅 and lb are the pound, 台斤 the Taiwan catty. */
const UNITS = new Units({
  公斤: 1000,
  千克: 1000,
  公金: 1000,
  工斤: 1000,
  kg: 1000,
  kgs: 1000,
  kilo: 1000,
  kilos: 1000,
  kilogram: 1000,
  kilograms: 1000,
  kilogramme: 1000,
  kilogrammes: 1000,
  台斤: 600,
  市斤: 500,
  斤: 500,
  jin: 500,
  catty: 604.79,
  catties: 604.79,
  两: 50,
  公克: 1,
  克: 1,
  g: 1,
  gram: 1,
  grams: 1,
  gm: 1,
  毫克: 0.001,
  吨: 1_000_000,
  公吨: 1_000_000,
  t: 1_000_000,
  ton: 1_000_000,
  tons: 1_000_000,
  tonne: 1_000_000,
  tonnes: 1_000_000,
  磅: 453.592_37,
  lb: 453.592_37,
  lbs: 453.592_37,
  pound: 453.592_37,
  pounds: 453.592_37,
  盎司: 28.349_523,
  oz: 28.349_523,
  ounce: 28.349_523,
  ounces: 28.349_523,
});

/** 半斤八两 is a saying. */
const SAYING = '半斤八两';
/** What follows a unit when it is another word: 两天, 5克拉, 5g手机, 2t硬盘. */
const OTHER_WORD: Record<string, RegExp> = {
  两: /^(?:天|个|次|件|年|月|周|回|位|家|边|遍|岁|块|点|箱|包|盒|瓶|本|条|种|人|三|百|千|万|口|袋|单|票|台|双|张|套|层|地|头|只|把|下|句)/,
  克: /^(?:拉|服|隆|制|扣|罗|莱|里|什|东|孜)/,
  g: /^ ?(?:手机|网|信号|套餐|流量|内存|u盘|版|的?(?:手机|内存|硬盘|iphone))/,
  t: /^(?:恤| ?(?:硬盘|固态|ssd|移动))/,
  斤: /^(?:斤计较|八两)/,
  磅: /^礴/,
};
const SMALLER = /^ ?(?:零|又|and |, ?)? ?$/;
/** 三斤三: three and three tenths, said without the unit. */
const BARE_TENTH = /^(?:$|[\s,，。.!！?？的多左寄到发要]|大概|运费|能)/;
const HALF_OF_OTHER = /^半[天个价路年月小夜]/;

const TOTAL_BEFORE = /(?:总[重共计]?|[一总]共|合计|加起来|total)[约是有大概为: ]*$/;
/** 首重1公斤, 每公斤: the tariff's weight, not the parcel's. */
const TARIFF_BEFORE =
  /(?:首重|续重|首|续|每|限重|不足|不到一?|per|first|each additional)[是为约: ]*$/;
/** In grams: a thousand tonnes; more is no parcel. */
const HEAVIEST = 1e9;
/** A number that is called a weight is one of kilograms. */
const CALLED = /重量|实重|毛重|净重|weight|weighs/;
const CALLED_BEFORE = new RegExp(`(?:${CALLED.source})(?: is| about)?[是为约大概有: ]*$`);
const UNIT_OF_OTHER = /^ ?(?:[个件箱包票天元块%]|厘米|cm|m|x|\*|-|:|\.)/;
const LOOK_BACK = 14;

/** Half a unit said without a number: `a kilo and a half`. */
const INDEFINITE =
  /(?<![a-z])an? (kilo|kg|kilogram|pound|lb|ton|tonne|gram|ounce)(?![a-z])( and a half)?/;
const EACH_INDEFINITE = new RegExp(INDEFINITE, 'g');

/** Whether a clean text names a weight without a number. */
export function weighsUncounted(clean: string): boolean {
  return INDEFINITE.test(clean);
}

/**
 * Weights in a clean text, in grams, rounded; the parcel's own before those of a tariff. Of a
 * range (20-30kg, 二三十斤) the greater.
 */
export function findWeights(clean: string, numerals: readonly Numeral[]): Found<number>[] {
  const found: Found<number>[] = [];
  if (!UNITS.mayStandIn(clean) && !CALLED.test(clean)) return found;
  for (let at = 0; at < numerals.length; at++) {
    const hit = weightAt(clean, numerals, at);
    if (!hit) continue;
    found.push({ ...hit, value: Math.round(hit.value) });
    while ((numerals[at + 1]?.start ?? Infinity) < hit.end) at++;
  }
  for (const { 0: words, 1: unit = '', 2: half, index } of clean.matchAll(EACH_INDEFINITE)) {
    const grams = (UNITS.at(unit, 0)?.size ?? 0) * (half ? 1.5 : 1);
    const end = index + words.length;
    if (found.some((other) => other.start < end && index < other.end)) continue;
    found.push({ value: Math.round(grams), start: index, end });
  }
  return found
    .filter(({ value }) => value > 0 && value <= HEAVIEST)
    .map((weight) => ({ weight, rank: rankOf(clean, weight.start) }))
    .sort((a, b) => a.rank - b.rank || a.weight.start - b.weight.start)
    .map(({ weight }) => weight);
}

/** The parcel's whole weight first, that of a tariff last. */
function rankOf(clean: string, start: number): number {
  const before = clean.slice(Math.max(0, start - LOOK_BACK), start);
  return TOTAL_BEFORE.test(before) ? 0 : TARIFF_BEFORE.test(before) ? 2 : 1;
}

/** The weight that begins with a numeral, or null. */
function weightAt(text: string, numerals: readonly Numeral[], at: number): Found<number> | null {
  const numeral = numerals[at];
  if (!numeral || numeral.glued || text.startsWith(SAYING, numeral.start - 2)) return null;
  const { start } = numeral;
  const first = measureAt(text, numeral);
  const next = numerals[at + 1];
  const gap = next ? next.start - (first?.end ?? numeral.end) : -1;
  if (next && gap >= 0 && gap <= 5) {
    const between = text.slice(first?.end ?? numeral.end, next.start);
    if (!first && between === '/') {
      const whole = measureAt(text, next);
      return whole && { value: whole.size * (numeral.value / next.value), start, end: whole.end };
    }
    const isEnd = isRange(text, first?.end ?? numeral.end, next.start);
    const last = isEnd ? measureAt(text, next) : null;
    if (last) {
      return { value: Math.max(first?.value ?? 0, last.value), start, end: last.end };
    }
    if (first && SMALLER.test(between)) {
      const smaller = measureAt(text, next);
      if (smaller && smaller.size < first.size && smaller.value < first.size) {
        return { value: first.value + smaller.value, start, end: smaller.end };
      }
    }
    if (first && between === '' && isBareTenth(text, next)) {
      return { value: first.value + (next.value * first.size) / 10, start, end: next.end };
    }
  }
  if (!first && isCalledWeight(text, numeral)) {
    return { value: numeral.value * 1000, start, end: numeral.end };
  }
  return first && { value: first.value, start, end: first.end };
}

/** 重量5: people leave the unit out where they are asked for kilograms. */
function isCalledWeight(text: string, { value, script, start, end }: Numeral): boolean {
  return (
    script === 'arabic' &&
    value <= 1000 &&
    CALLED_BEFORE.test(text.slice(Math.max(0, start - LOOK_BACK), start)) &&
    !UNIT_OF_OTHER.test(text.slice(end, end + 4))
  );
}

interface Measure {
  value: number;
  /** Grams of its unit. */
  size: number;
  end: number;
}

/** A numeral with its unit, and the half behind it. */
function measureAt(text: string, { value, end: numberEnd }: Numeral): Measure | null {
  const modifier = modifierAt(text, numberEnd, value);
  const number = value + (modifier.half ? 0.5 : 0);
  const unit = UNITS.at(text, skipSpaces(text, modifier.end));
  if (!unit || OTHER_WORD[unit.unit]?.test(text.slice(unit.end, unit.end + 8))) return null;
  const { size } = unit;
  if (text[unit.end] === '半' && !HALF_OF_OTHER.test(text.slice(unit.end, unit.end + 2))) {
    return { value: (number + 0.5) * size, size, end: unit.end + 1 };
  }
  return { value: number * size, size, end: unit.end };
}

function isBareTenth(text: string, { value, end, script, start }: Numeral): boolean {
  return (
    script === 'chinese' &&
    end === start + 1 &&
    value >= 1 &&
    BARE_TENTH.test(text.slice(end, end + 2))
  );
}
