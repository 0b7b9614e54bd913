import type { Found } from './found.js';

/** Length, width and height in centimetres. */
export interface Dimensions {
  lengthCm: number;
  widthCm: number;
  heightCm: number;
}

const CENTIMETRES: Record<string, number> = {
  厘米: 1,
  公分: 1,
  cm: 1,
  毫米: 0.1,
  mm: 0.1,
  米: 100,
  m: 100,
  分米: 10,
  dm: 10,
  寸: 3.333,
  英寸: 2.54,
  inch: 2.54,
  inches: 2.54,
  in: 2.54,
};
const UNIT = Object.keys(CENTIMETRES)
  .sort((a, b) => b.length - a.length)
  .join('|');
const SIDE = `(\\d+(?:\\.\\d+)?)\\s*(${UNIT})?`;
const CROSSED = new RegExp(
  `${SIDE}\\s*(?:[x×*乘]|by)\\s*${SIDE}\\s*(?:[x×*乘]|by)\\s*${SIDE}`,
  'g',
);
const NAMED = new RegExp(
  `长[是为约:]?\\s*${SIDE}[\\s,，、;]*宽[是为约:]?\\s*${SIDE}[\\s,，、;]*高[是为约:]?\\s*${SIDE}`,
  'g',
);

/** Measures in a clean text: `60×40×30cm`, `长60宽40高30`. Without a unit they are centimetres. */
export function findDimensions(clean: string): Found<Dimensions>[] {
  return [CROSSED, NAMED].flatMap((pattern) =>
    [...clean.matchAll(pattern)].map((match) => {
      const [whole, length, lengthUnit, width, widthUnit, height, heightUnit] = match;
      const shared = heightUnit ?? widthUnit ?? lengthUnit ?? 'cm';
      const side = (number: string | undefined, unit: string | undefined) =>
        Math.round(Number(number) * (CENTIMETRES[unit ?? shared] ?? 1) * 10) / 10;
      const value = {
        lengthCm: side(length, lengthUnit),
        widthCm: side(width, widthUnit),
        heightCm: side(height, heightUnit),
      };
      return { value, start: match.index, end: match.index + whole.length };
    }),
  );
}
