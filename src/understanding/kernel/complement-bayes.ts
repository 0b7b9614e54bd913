import type { Rows } from './rows.js';

/**
 * Complement naive Bayes (Rennie et al. 2003) over the given examples: how much likelier a
 * feature is in a class than outside it, one row a feature and one column a class, brought to
 * the scale where the right class of an example scores 1 in the mean.
 * @param smoothing Lidstone's addend of the counts
 */
export function complementBayes(
  rows: Rows,
  classes: Int32Array,
  examples: Int32Array,
  width: number,
  features: number,
  smoothing: number,
): Float32Array {
  const sums = new Float32Array(features * width);
  const total = new Float64Array(features);
  const classTotal = new Float64Array(width);
  for (const row of examples) {
    const column = classes[row]!;
    for (let entry = rows.starts[row]!; entry < rows.starts[row + 1]!; entry++) {
      const at = rows.features[entry]!;
      const value = rows.values[entry]!;
      sums[at * width + column]! += value;
      total[at]! += value;
      classTotal[column]! += value;
    }
  }
  const all = classTotal.reduce((sum, value) => sum + value, 0);
  const inside = classTotal.map((own) => own + smoothing * features);
  const outside = classTotal.map((own) => all - own + smoothing * features);
  for (let at = 0; at < features; at++) {
    for (let column = 0; column < width; column++) {
      const cell = at * width + column;
      const own = sums[cell]!;
      const odds = (own + smoothing) / (total[at]! - own + smoothing);
      sums[cell] = Math.log((odds * outside[column]!) / inside[column]!);
    }
  }
  const scale = 1 / meanOwnScore(rows, classes, examples, width, sums);
  for (let cell = 0; cell < sums.length; cell++) sums[cell]! *= scale;
  return sums;
}

/** The mean score that examples have for their own class. */
function meanOwnScore(
  rows: Rows,
  classes: Int32Array,
  examples: Int32Array,
  width: number,
  matrix: Float32Array,
): number {
  let sum = 0;
  for (const row of examples) {
    for (let entry = rows.starts[row]!; entry < rows.starts[row + 1]!; entry++) {
      sum += rows.values[entry]! * matrix[rows.features[entry]! * width + classes[row]!]!;
    }
  }
  return sum > 0 ? sum / examples.length : 1;
}
