/** Confidence out of raw scores: softmax with the fitted sharpness. */
export function softmax(scores: ArrayLike<number>, sharpness: number): Float64Array {
  const result = new Float64Array(scores.length);
  let largest = -Infinity;
  for (let at = 0; at < scores.length; at++) largest = Math.max(largest, scores[at]!);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    result[at] = Math.exp(sharpness * (scores[at]! - largest));
    sum += result[at]!;
  }
  for (let at = 0; at < result.length; at++) result[at]! /= sum;
  return result;
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
