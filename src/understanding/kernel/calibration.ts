import { bestOf } from './best-of.js';

/** Whatever is further behind has no share: e⁻⁴⁰ is less than the rounding of the sum. */
const FARTHEST = -40;

/** The scores as shares of one: softmax with the fitted sharpness. */
export function softmax(scores: ArrayLike<number>, sharpness: number): Float64Array {
  const result = new Float64Array(scores.length);
  let largest = -Infinity;
  for (let at = 0; at < scores.length; at++) largest = Math.max(largest, scores[at]!);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const exponent = sharpness * (scores[at]! - largest);
    const share = exponent < FARTHEST ? 0 : Math.exp(exponent);
    result[at] = share;
    sum += share;
  }
  for (let at = 0; at < result.length; at++) result[at]! /= sum;
  return result;
}

/** How scores become a confidence that agrees with truth. */
export interface Calibration {
  /** See {@link fitSharpness}. */
  sharpness: number;
  /** What the log-odds of the best share are multiplied with … */
  slope: number;
  /** … and what is added. */
  offset: number;
}

/** Log-odds are looked at up to here: 1 − 10⁻⁶. */
const LARGEST_ODDS = 13.8;
/** How many examples' worth of trust the shares themselves have. */
const PRIOR = 5;
const NEWTON_STEPS = 25;

/**
 * Confidence out of raw scores. Softmax alone is too sure of what leads and too unsure of what is
 * close; the best share is bent to what it is worth (Platt 1999), the others share the rest. The
 * best stays the best.
 * @param result is written over: making room for every text takes its time
 */
export function confidencesOf(
  scores: ArrayLike<number>,
  { sharpness, slope, offset }: Calibration,
  result: Float64Array = new Float64Array(scores.length),
): Float64Array {
  if (scores.length < 2) return result.fill(1);
  let best = 0;
  for (let at = 1; at < scores.length; at++) if (scores[at]! > scores[best]!) best = at;
  const largest = scores[best]!;
  // Shares as those of softmax, but of a best that counts as 1.
  let [rest, next] = [0, 0];
  for (let at = 0; at < scores.length; at++) {
    if (at === best) continue;
    const exponent = sharpness * (scores[at]! - largest);
    const share = exponent < FARTHEST ? 0 : Math.exp(exponent);
    result[at] = share;
    rest += share;
    if (share > next) next = share;
  }
  const bent = 1 / (1 + Math.exp(-(slope * bounded(-Math.log(rest)) + offset)));
  const sure = Math.max(bent, next / (next + rest));
  const scale = rest > 0 ? (1 - sure) / rest : 0;
  for (let at = 0; at < scores.length; at++) result[at]! *= scale;
  result[best] = rest > 0 ? sure : 1;
  return result;
}

/** How the best share has to be bent so that it agrees with how often it is right. */
export function fitCalibration(judged: readonly JudgedScores[]): Calibration {
  const sharpness = fitSharpness(judged);
  const points = judged.map(({ values, right }) => {
    const shares = softmax(values, sharpness);
    const [best = 0] = bestOf(values, 1);
    return { odds: logOdds(shares[best] ?? 0), hit: best === right ? 1 : 0 };
  });
  let [slope, offset] = [1, 0];
  for (let step = 0; step < NEWTON_STEPS; step++) {
    let [bySlope, byOffset] = [PRIOR * (slope - 1), PRIOR * offset];
    let [slopes, mixed, offsets] = [PRIOR, 0, PRIOR];
    for (const { odds, hit } of points) {
      const share = 1 / (1 + Math.exp(-(slope * odds + offset)));
      const weight = share * (1 - share);
      bySlope += (share - hit) * odds;
      byOffset += share - hit;
      slopes += weight * odds * odds;
      mixed += weight * odds;
      offsets += weight;
    }
    const determinant = slopes * offsets - mixed * mixed;
    slope -= (offsets * bySlope - mixed * byOffset) / determinant;
    offset -= (slopes * byOffset - mixed * bySlope) / determinant;
  }
  // A confidence that falls where scores lead more would be absurd, however few examples say so.
  return slope > 0 ? { sharpness, slope, offset } : { sharpness, slope: 1, offset: 0 };
}

function logOdds(share: number): number {
  return bounded(Math.log(share / (1 - share)));
}

function bounded(odds: number): number {
  return Math.min(Math.max(odds, -LARGEST_ODDS), LARGEST_ODDS);
}

/** Scores of a document that training has not seen, and which of them is right. */
export interface JudgedScores {
  values: ArrayLike<number>;
  right: number;
}

/**
 * The sharpness under which confidence best agrees with truth: the least mean negative
 * log-likelihood, found by golden-section search over its logarithm.
 */
export function fitSharpness(judged: readonly JudgedScores[]): number {
  if (judged.length === 0) return 5;
  const loss = (logarithm: number) =>
    judged.reduce((sum, { values, right }) => {
      const likelihood = softmax(values, Math.exp(logarithm))[right] ?? 0;
      return sum - Math.log(Math.max(likelihood, 1e-12));
    }, 0);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(0.5), Math.log(50)];
  for (let step = 0; step < 30; step++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** The value that the share `below` of the values lies under. */
export function quantile(values: readonly number[], below: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(below * sorted.length), sorted.length - 1)] ?? 0;
}
