/** A fixed amount on top of the freight, e.g. for a remote place. */
export interface Surcharge {
  code: string;
  amountFen: number;
}

/** The price of one product in one zone. Weights in grams, money in fen. */
export interface Price {
  firstGrams: number;
  firstFen: number;
  stepGrams: number;
  nextFen: number;
  /** Cubic centimetres that count as one kilogram: 6000 is common. */
  divisor: number;
  surcharges: readonly Surcharge[];
}

/** Outer size of the parcel in centimetres. */
export interface Dimensions {
  length: number;
  width: number;
  height: number;
}

export interface FeeLine {
  code: 'first_weight' | 'next_weight' | 'surcharge';
  /** The grams the line pays for; a started step counts in full. */
  grams?: number;
  amountFen: number;
}

export interface Fee {
  chargeableGrams: number;
  lines: FeeLine[];
  totalFen: number;
}

const MILLIMETRES_PER_CENTIMETRE = 10;

/**
 * What a parcel's size weighs: length × width × height in cm³ / divisor, in kilograms
 * (domain facts, section 5). Sizes are rounded to the millimetre first, so that the arithmetic
 * is in whole numbers and a rounding error never opens another step.
 *
 * @returns grams, a started gram counting in full
 * @example volumetricGrams({ length: 60, width: 40, height: 30 }, 6000) // 12000
 */
export function volumetricGrams(dimensions: Dimensions, divisor: number): number {
  const millimetres = (side: number) => Math.round(side * MILLIMETRES_PER_CENTIMETRE);
  const { length, width, height } = dimensions;
  // mm³ / 1000 = cm³; cm³ / divisor = kg; kg × 1000 = g.
  return Math.ceil((millimetres(length) * millimetres(width) * millimetres(height)) / divisor);
}

/**
 * `fee = first + ceil((chargeable − firstWeight) / step) × next + surcharges`, where chargeable
 * is the greater of the actual and the volumetric weight (domain facts, section 5).
 *
 * @param grams the actual weight, a whole number above 0
 * @throws {RangeError} where a weight, size or price is not a number that can be reckoned with
 */
export function calculateFee(price: Price, grams: number, dimensions?: Dimensions): Fee {
  assertPrice(price);
  assertWhole(grams, 1, 'grams');
  if (dimensions) assertDimensions(dimensions);

  const volumetric = dimensions ? volumetricGrams(dimensions, price.divisor) : 0;
  const chargeableGrams = Math.max(grams, volumetric);
  const steps = Math.ceil(Math.max(0, chargeableGrams - price.firstGrams) / price.stepGrams);

  const lines: FeeLine[] = [
    { code: 'first_weight', grams: price.firstGrams, amountFen: price.firstFen },
  ];
  if (steps > 0) {
    lines.push({
      code: 'next_weight',
      grams: steps * price.stepGrams,
      amountFen: steps * price.nextFen,
    });
  }
  for (const { amountFen } of price.surcharges) lines.push({ code: 'surcharge', amountFen });

  return {
    chargeableGrams,
    lines,
    totalFen: lines.reduce((total, line) => total + line.amountFen, 0),
  };
}

function assertPrice(price: Price): void {
  assertWhole(price.firstGrams, 1, 'firstGrams');
  assertWhole(price.firstFen, 0, 'firstFen');
  assertWhole(price.stepGrams, 1, 'stepGrams');
  assertWhole(price.nextFen, 0, 'nextFen');
  assertWhole(price.divisor, 1, 'divisor');
  for (const { amountFen } of price.surcharges) assertWhole(amountFen, 0, 'surcharge');
}

function assertDimensions({ length, width, height }: Dimensions): void {
  for (const side of [length, width, height]) {
    if (!Number.isFinite(side) || side <= 0) {
      throw new RangeError('a side must be a length above 0 cm');
    }
  }
}

function assertWhole(value: number, least: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number from ${least}`);
  }
}
