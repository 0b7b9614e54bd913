import type { Found } from './found.js';
import type { Numeral } from './numerals.js';
import { skipSpaces, Units } from './units.js';

/** Length, width and height in centimetres. */
export interface Dimensions {
  lengthCm: number;
  widthCm: number;
  heightCm: number;
}

/** Centimetres of each unit. 寸 is the inch, as of suitcases and screens. */
const UNITS = new Units({
  厘米: 1,
  公分: 1,
  cm: 1,
  cms: 1,
  毫米: 0.1,
  mm: 0.1,
  分米: 10,
  dm: 10,
  公尺: 100,
  米: 100,
  m: 100,
  meter: 100,
  meters: 100,
  metre: 100,
  metres: 100,
  centimeter: 1,
  centimeters: 1,
  centimetre: 1,
  centimetres: 1,
  英寸: 2.54,
  寸: 2.54,
  吋: 2.54,
  inch: 2.54,
  inches: 2.54,
  in: 2.54,
  '"': 2.54,
  尺: 33.333,
  英尺: 30.48,
  呎: 30.48,
  ft: 30.48,
  feet: 30.48,
  foot: 30.48,
});

const CROSS = /^ ?(?:[x*×✕╳х·]|乘以?|by) ?$/;
/** What each side may be called, before its number or behind it. */
const CALLED: [before: RegExp, after: RegExp][] = [
  [
    /(?:长度?|length|(?<![a-z])l)[是为约有大概: =]*(?:is )?$/,
    /^ ?\(?(?:长|long|in length|l(?![a-z]))/,
  ],
  [
    /(?:宽度?|width|(?<![a-z])w)[是为约有大概: =]*(?:is )?$/,
    /^ ?\(?(?:宽|wide|in width|w(?![a-z]))/,
  ],
  [
    /(?:高度?|厚度?|深度?|height|(?<![a-z])h)[是为约有大概: =]*(?:is )?$/,
    /^ ?\(?(?:高|厚|深|high|tall|deep|in height|h(?![a-z]))/,
  ],
];
/** 长宽高分别是60、40、30; dimensions: 60, 40, 30. */
const LISTED_BEFORE =
  /(?:长宽高|尺寸|外径|dimensions?|size|measur(?:es|ing))(?:分别|大概|大约|都)?[是为约: ]*(?:are |is |of )?$/;
const LISTED = /^(?: ?[,，、/和-] ?| )$/;
const CUBE_AFTER = /^ ?的?(?:见方|正方体|立方体|方箱| ?cube)/;
const CUBE_BEFORE = /(?:长宽高(?:都|各|均)|各边长?|边长)[是为约: ]*$/;
/** Less than three numbers are measures only of what has all sides alike. */
const CUBE = /见方|正方体|立方体|方箱|cube|长宽高|边/;

const LOOK_BACK = 16;
/** Ten metres: no side is longer, so the unit of another side was not meant for this one. */
const LONGEST_CM = 1000;

interface Side {
  value: number;
  /** Centimetres of its own unit, where it has one. */
  unit: number | null;
  start: number;
  end: number;
  /** How many numerals it took: 一米二 is two. */
  taken: number;
}

/**
 * Measures in a clean text: `60×40×30cm`, `长60宽40高30`, `三十乘二十乘十`, `1米2*0.8*60cm`. A side
 * without a unit has that of the last side that has one, else centimetres.
 */
export function findDimensions(clean: string, numerals: readonly Numeral[]): Found<Dimensions>[] {
  const found: Found<Dimensions>[] = [];
  const mayBeCube = CUBE.test(clean);
  if (numerals.length < 3 && !mayBeCube) return found;
  for (let at = 0; at < numerals.length; at++) {
    const sides = (mayBeCube && cubeFrom(clean, numerals, at)) || sidesFrom(clean, numerals, at);
    if (!sides) continue;
    const [length, width, height] = sides;
    const shared = height.unit ?? width.unit ?? length.unit ?? 1;
    const value = {
      lengthCm: centimetres(length, shared),
      widthCm: centimetres(width, shared),
      heightCm: centimetres(height, shared),
    };
    if (Math.min(value.lengthCm, value.widthCm, value.heightCm) > 0) {
      found.push({ value, start: length.start, end: height.end });
    }
    while ((numerals[at + 1]?.start ?? Infinity) < height.end) at++;
  }
  return found;
}

type Sides = [Side, Side, Side];

function cubeFrom(text: string, numerals: readonly Numeral[], at: number): Sides | null {
  const side = sideAt(text, numerals, at);
  if (!side) return null;
  const isCube =
    CUBE_BEFORE.test(text.slice(Math.max(0, side.start - LOOK_BACK), side.start)) ||
    CUBE_AFTER.test(text.slice(side.end, side.end + 8));
  return isCube ? [side, side, side] : null;
}

function sidesFrom(text: string, numerals: readonly Numeral[], at: number): Sides | null {
  const length = sideAt(text, numerals, at);
  if (!length) return null;
  const width = sideAt(text, numerals, at + length.taken);
  const height = width && sideAt(text, numerals, at + length.taken + width.taken);
  if (!height || height.start - length.end > LOOK_BACK * 3) return null;
  const sides: Sides = [length, width, height];
  const betweens = [text.slice(length.end, width.start), text.slice(width.end, height.start)];
  if (betweens.every((between) => CROSS.test(between))) return sides;
  if (betweens.every((between) => LISTED.test(between))) {
    const before = text.slice(Math.max(0, length.start - LOOK_BACK), length.start);
    if (LISTED_BEFORE.test(before) || sides.every(({ unit }) => unit !== null)) return sides;
  }
  return namedSides(text, sides);
}

/** The sides in the order length, width, height where all three are called by name. */
function namedSides(text: string, sides: Sides): Sides | null {
  for (const which of [0, 1] as const) {
    const named = CALLED.map((patterns) =>
      sides.find(({ start, end }) =>
        patterns[which].test(
          which === 0
            ? text.slice(Math.max(0, start - LOOK_BACK), start)
            : text.slice(end, end + LOOK_BACK),
        ),
      ),
    );
    const [length, width, height] = named;
    if (length && width && height && new Set(named).size === 3) {
      const first = sides[0];
      return [{ ...length, start: first.start }, width, { ...height, end: sides[2].end }];
    }
  }
  return null;
}

function sideAt(text: string, numerals: readonly Numeral[], at: number): Side | null {
  const numeral = numerals[at];
  if (!numeral) return null;
  const { value, start } = numeral;
  const unit = UNITS.at(text, skipSpaces(text, numeral.end));
  if (!unit) return { value, unit: null, start, end: numeral.end, taken: 1 };
  const next = numerals[at + 1];
  // 1米2 is 1.2 metres, 1米25 is 1.25.
  if (unit.size === 100 && next?.start === unit.end && next.value < 100 && next.value >= 1) {
    const ownUnit = UNITS.at(text, skipSpaces(text, next.end));
    if (!ownUnit) {
      const part = next.value < 10 ? next.value / 10 : next.value / 100;
      return { value: value + part, unit: 100, start, end: next.end, taken: 2 };
    }
  }
  return { value, unit: unit.size, start, end: unit.end, taken: 1 };
}

function centimetres({ value, unit }: Side, shared: number): number {
  const length = value * (unit ?? shared);
  const meant = unit === null && length > LONGEST_CM ? value : length;
  return Math.round(meant * 10) / 10;
}
