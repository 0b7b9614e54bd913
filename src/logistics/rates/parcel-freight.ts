/** The price of a parcel by first and continued weight. Weights in grams, money in fen. */
export interface ParcelTerms {
  method: 'parcel';
  firstGrams: number;
  firstFen: number;
  stepGrams: number;
  nextFen: number;
  /** Cubic centimetres that count as one kilogram: 6000 is common. */
  divisor: number;
  /** What a step costs instead once it begins at so many grams or above, lightest first. */
  bands?: readonly WeightBand[];
}

export interface WeightBand {
  fromGrams: number;
  nextFen: number;
}

/** Outer size in centimetres. */
export interface Dimensions {
  length: number;
  width: number;
  height: number;
}

/** The volume of a whole shipment, where its sides are not known. */
export interface Volume {
  /** A whole number above 0. */
  cubicCentimetres: number;
}

/** What is charged for by its room: of three sides, or as a volume. */
export type Size = Dimensions | Volume;

/** A part of a fee, with the quantity it pays for; a started unit counts in full. */
export interface FeeLine {
  code:
    | 'first_weight'
    | 'next_weight'
    | 'freight_weight'
    | 'freight_volume'
    | 'freight_minimum'
    | 'surcharge'
    | 'insurance';
  grams?: number;
  cubicCentimetres?: number;
  /** Which surcharge. */
  item?: string;
  amountFen: number;
}

/** What moving the goods costs, before surcharges. */
export interface Freight {
  chargeableGrams: number;
  lines: FeeLine[];
}

const MILLIMETRES_PER_CENTIMETRE = 10;

/**
 * What a parcel's size weighs: its volume in cm³ / divisor, in kilograms
 * (domain facts, section 5). Sizes are rounded to the millimetre first, so that the arithmetic
 * is in whole numbers and a rounding error never opens another step.
 *
 * @returns grams, a started gram counting in full
 * @example volumetricGrams({ length: 60, width: 40, height: 30 }, 6000) // 12000
 */
export function volumetricGrams(size: Size, divisor: number): number {
  // mm³ / 1000 = cm³; cm³ / divisor = kg; kg × 1000 = g.
  return Math.ceil(cubicMillimetresOf(size) / divisor);
}

/** Of sides that are rounded to the millimetre. */
export function cubicMillimetresOf(size: Size): number {
  if ('cubicCentimetres' in size) return size.cubicCentimetres * 1000;
  const millimetres = (side: number) => Math.round(side * MILLIMETRES_PER_CENTIMETRE);
  return millimetres(size.length) * millimetres(size.width) * millimetres(size.height);
}

/**
 * `first + ceil((chargeable − firstWeight) / step) × next`, where chargeable is the greater of
 * the actual and the volumetric weight (domain facts, section 5).
 *
 * @param grams the actual weight, a whole number above 0
 * @throws {RangeError} where a weight, size or price is not a number that can be reckoned with
 */
export function parcelFreight(terms: ParcelTerms, grams: number, size?: Size): Freight {
  assertTerms(terms);
  assertWhole(grams, 1, 'grams');
  if (size) assertSize(size);

  const volumetric = size ? volumetricGrams(size, terms.divisor) : 0;
  const chargeableGrams = Math.max(grams, volumetric);
  const steps = Math.ceil(Math.max(0, chargeableGrams - terms.firstGrams) / terms.stepGrams);
  const first: FeeLine = {
    code: 'first_weight',
    grams: terms.firstGrams,
    amountFen: terms.firstFen,
  };
  return { chargeableGrams, lines: [first, ...stepLines(terms, steps)] };
}

/** The steps by what each costs. */
function stepLines(terms: ParcelTerms, steps: number): FeeLine[] {
  const bands = [{ fromGrams: 0, nextFen: terms.nextFen }, ...(terms.bands ?? [])];
  /** The first step that begins in a band. */
  const stepFrom = (fromGrams: number) =>
    Math.max(0, Math.ceil((fromGrams - terms.firstGrams) / terms.stepGrams));
  return bands.flatMap(({ fromGrams, nextFen }, position) => {
    const end = bands[position + 1];
    const count =
      Math.min(steps, end ? stepFrom(end.fromGrams) : steps) - Math.min(steps, stepFrom(fromGrams));
    if (count <= 0) return [];
    return [
      { code: 'next_weight', grams: count * terms.stepGrams, amountFen: count * nextFen } as const,
    ];
  });
}

function assertTerms(terms: ParcelTerms): void {
  assertWhole(terms.firstGrams, 1, 'firstGrams');
  assertWhole(terms.firstFen, 0, 'firstFen');
  assertWhole(terms.stepGrams, 1, 'stepGrams');
  assertWhole(terms.nextFen, 0, 'nextFen');
  assertWhole(terms.divisor, 1, 'divisor');
  terms.bands?.forEach(({ fromGrams, nextFen }, position, bands) => {
    assertWhole(fromGrams, (bands[position - 1]?.fromGrams ?? 0) + 1, 'band');
    assertWhole(nextFen, 0, 'band');
  });
}

/** @throws {RangeError} where a side is no length, or a volume no whole number above 0 */
export function assertSize(size: Size): void {
  if ('cubicCentimetres' in size) return assertWhole(size.cubicCentimetres, 1, 'cubicCentimetres');
  for (const side of [size.length, size.width, size.height]) {
    if (!Number.isFinite(side) || side <= 0) {
      throw new RangeError('a side must be a length above 0 cm');
    }
  }
}

/** @throws {RangeError} where a quantity is not a whole number from `least` */
export function assertWhole(value: number, least: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number from ${least}`);
  }
}
