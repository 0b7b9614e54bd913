import type { Found } from './found.js';
import type { Numeral } from './numerals.js';
import { isRange, modifierAt, skipSpaces, Units } from './units.js';

const CUBIC_METRE = 1_000_000;
/** Cubic centimetres of each unit. 方 is the cubic metre of those who load trucks. */
const UNITS = new Units({
  立方米: CUBIC_METRE,
  立方公尺: CUBIC_METRE,
  立方: CUBIC_METRE,
  立米: CUBIC_METRE,
  方: CUBIC_METRE,
  m3: CUBIC_METRE,
  'm^3': CUBIC_METRE,
  cbm: CUBIC_METRE,
  cbms: CUBIC_METRE,
  'cu m': CUBIC_METRE,
  'cubic m': CUBIC_METRE,
  'cubic meter': CUBIC_METRE,
  'cubic meters': CUBIC_METRE,
  'cubic metre': CUBIC_METRE,
  'cubic metres': CUBIC_METRE,
  立方分米: 1000,
  立方厘米: 1,
  立方公分: 1,
  cm3: 1,
  'cm^3': 1,
});

/** 正立方体 is a shape, `m3/h` a flow. */
const OTHER_UNIT = /^(?:体|根|\/)/;
/** In cubic centimetres: a thousand cubic metres; more is no shipment. */
const LARGEST = 1e9;

/** Another word that begins with 方: 两方面, 3方协议, 一方便. */
const OTHER_WORD =
  /^[面便向案式法形块圆桌盒巾糖言格阵程针寸位物协责支保检通电会公联代都达平软应各之]/;
/** What stands before parties and sides, not before cubic metres: 第三方, 甲乙两方, 四面八方. */
const PARTIES_BEFORE = /[第双某们另对各面乙丙东]$/;
/** Of Chinese numerals too many words are made (一方, 三方, 八方): something has to tell of goods. */
const GOODS_AFTER =
  /^(?:$|[\s,，。;；!！?？、]|左右|多|半|出头|不到|上下|的?(?:货|木|沙|土|石|料|泡沫|家具|家电|箱|空)|[发运寄拉装走要吧呢吗])/;

/** 每立方, per cubic metre; 一立方等于多少公斤: a rate, not what is sent. */
const RATE_BEFORE = /(?:每|per |\/) ?$/;
const RATE_AFTER =
  /^(?: ?的?(?:货|体积)?(?:等于|换算|折算|折合|合多少|算多少(?:公斤|千克|kg)|是多少(?:公斤|千克|kg)|多重)| equals?| is how many| to (?:kg|kilos))/;
const LOOK_BACK = 6;

/**
 * Volumes of a shipment in a clean text, in cubic centimetres, rounded: `1.2立方`, `两方`, `3 m3`,
 * `1.5 cbm`. Of a range the greater, as with weights.
 */
export function findVolumes(clean: string, numerals: readonly Numeral[]): Found<number>[] {
  const found: Found<number>[] = [];
  if (!UNITS.mayStandIn(clean)) return found;
  for (let at = 0; at < numerals.length; at++) {
    const hit = volumeAt(clean, numerals, at);
    if (!hit || hit.value > LARGEST || isRate(clean, hit)) continue;
    found.push({ ...hit, value: Math.round(hit.value) });
    while ((numerals[at + 1]?.start ?? Infinity) < hit.end) at++;
  }
  return found.filter(({ value }) => value > 0);
}

function isRate(text: string, { start, end }: Found<number>): boolean {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  return RATE_BEFORE.test(before) || RATE_AFTER.test(text.slice(end, end + 16));
}

/** The volume that begins with a numeral, or of a range the greater; null where none does. */
function volumeAt(text: string, numerals: readonly Numeral[], at: number): Found<number> | null {
  const numeral = numerals[at];
  if (!numeral || numeral.glued) return null;
  const own = measureAt(text, numeral);
  const next = numerals[at + 1];
  const last =
    next && isRange(text, own?.end ?? numeral.end, next.start) ? measureAt(text, next) : null;
  if (!last) return own;
  return { value: Math.max(own?.value ?? 0, last.value), start: numeral.start, end: last.end };
}

/** A numeral with its unit, and the half in between or behind. */
function measureAt(text: string, numeral: Numeral): Found<number> | null {
  const { value, start } = numeral;
  const { end, half } = modifierAt(text, numeral.end, value);
  const unit = UNITS.at(text, skipSpaces(text, end));
  if (!unit || OTHER_UNIT.test(text.slice(unit.end))) return null;
  if (unit.unit === '方' && !isCubic(text, numeral, unit.end)) return null;
  const isHalfBehind = text[unit.end] === '半' && !half;
  const number = value + (half || isHalfBehind ? 0.5 : 0);
  return { value: number * unit.size, start, end: unit.end + (isHalfBehind ? 1 : 0) };
}

/** Whether 方 behind a number is the cubic metre. */
function isCubic(text: string, { script, start }: Numeral, end: number): boolean {
  const after = text.slice(end, end + 4);
  if (PARTIES_BEFORE.test(text.slice(Math.max(0, start - 1), start))) return false;
  return script === 'chinese' ? GOODS_AFTER.test(after) : !OTHER_WORD.test(after);
}
