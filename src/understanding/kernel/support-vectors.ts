import type { Rows } from './rows.js';

export interface SupportVectorOptions {
  /** The cost of a wrong example: greater fits the examples closer. */
  cost: number;
  /** Passes over the examples at most. */
  passes: number;
  /** A class is done when no gradient of a pass is larger than this. */
  tolerance: number;
}

/**
 * One class against the rest: a support vector machine with L2 loss, trained by dual coordinate
 * descent (Hsieh et al. 2008). It keeps its dual variables: fitted again with further examples
 * it goes on from where it was.
 */
export class SupportVectors {
  /** The last entry is the bias. */
  readonly plane: Float32Array;
  private readonly alpha: Float32Array;

  constructor(
    private readonly rows: Rows,
    private readonly classes: Int32Array,
    private readonly column: number,
    features: number,
  ) {
    this.plane = new Float32Array(features + 1);
    this.alpha = new Float32Array(classes.length);
  }

  /** How much a fitted example speaks for the class (above 0) or for the rest (below). */
  supportOf(row: number): number {
    return this.classes[row] === this.column ? this.alpha[row]! : -this.alpha[row]!;
  }

  /** Fits the examples whose numbers are given. */
  fit(examples: Int32Array, { cost, passes, tolerance }: SupportVectorOptions): void {
    const { starts, features, values } = this.rows;
    const { plane, alpha, classes, column } = this;
    const diagonal = 0.5 / cost;
    const biasAt = plane.length - 1;
    const order = Int32Array.from(examples);
    const random = seededRandom(column + 1);
    let active = order.length;
    let shrinkAbove = Infinity;
    for (let pass = 0; pass < passes; pass++) {
      let largest = 0;
      let largestUp = -Infinity;
      for (let at = active - 1; at > 0; at--) swap(order, at, Math.floor(random() * (at + 1)));
      for (let at = 0; at < active; at++) {
        const row = order[at]!;
        const sign = classes[row] === column ? 1 : -1;
        const end = starts[row + 1]!;
        let product = plane[biasAt]!;
        for (let entry = starts[row]!; entry < end; entry++) {
          product += plane[features[entry]!]! * values[entry]!;
        }
        const before = alpha[row]!;
        const gradient = sign * product - 1 + diagonal * before;
        if (before === 0 && gradient > 0) {
          if (gradient > shrinkAbove) {
            active--;
            swap(order, at, active);
            at--;
          }
          continue;
        }
        largest = Math.max(largest, Math.abs(gradient));
        largestUp = Math.max(largestUp, gradient);
        // Rows have unit length and the bias adds one: the curvature is the same for all.
        const after = Math.max(before - gradient / (2 + diagonal), 0);
        const step = (after - before) * sign;
        if (step === 0) continue;
        alpha[row] = after;
        for (let entry = starts[row]!; entry < end; entry++) {
          plane[features[entry]!]! += step * values[entry]!;
        }
        plane[biasAt]! += step;
      }
      shrinkAbove = largestUp > 0 ? largestUp : Infinity;
      if (largest > tolerance) continue;
      if (active === order.length) break;
      // Done with what is left: look at everything once more.
      active = order.length;
      shrinkAbove = Infinity;
    }
  }
}

function swap(order: Int32Array, a: number, b: number): void {
  const kept = order[a]!;
  order[a] = order[b]!;
  order[b] = kept;
}

/** mulberry32: the same order of examples in every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
