import type { Rows } from './rows.js';

export interface SupportVectorOptions {
  /** The cost of a wrong example: greater fits the examples closer. */
  cost: number;
  /** Passes over the examples at most. */
  passes: number;
  /** A class is done when no gradient of a pass is larger than this. */
  tolerance: number;
}

/** So many classes are learned side by side: one look at an example serves them all. */
export const LANES = 8;

/**
 * Some classes, each against the rest: support vector machines with L2 loss, trained by dual
 * coordinate descent (Hsieh et al. 2008). They keep their dual variables: fitted again with
 * further examples they go on from where they were.
 */
export class SupportVectors {
  /** The weights of the lanes by feature; the last feature is the bias. */
  readonly planes: Float32Array;
  /** How far apart the weights of two features are: a lone class needs one lane. */
  readonly stride: number;
  private readonly alphas: Float32Array;

  /** @param columns the classes, one a lane; at most {@link LANES} */
  constructor(
    private readonly rows: Rows,
    private readonly classes: Int32Array,
    private readonly columns: readonly number[],
    features: number,
  ) {
    this.stride = columns.length === 1 ? 1 : LANES;
    this.planes = new Float32Array((features + 1) * this.stride);
    this.alphas = new Float32Array(classes.length * this.stride);
  }

  /** How much a fitted example speaks for the class of a lane (above 0) or for the rest (below). */
  supportOf(row: number, lane: number): number {
    const alpha = this.alphas[row * this.stride + lane]!;
    return this.classes[row] === this.columns[lane] ? alpha : -alpha;
  }

  /** Fits the examples whose numbers are given. */
  fit(examples: Int32Array, { cost, passes, tolerance }: SupportVectorOptions): void {
    const { planes, stride, alphas, classes, columns } = this;
    const diagonal = 0.5 / cost;
    const biasAt = planes.length - stride;
    const lanes = columns.length;
    const order = Int32Array.from(examples);
    const random = seededRandom(columns[0]! + 1);
    const products = new Float64Array(LANES);
    const steps = new Float64Array(LANES);
    const shrinkAbove = new Float64Array(LANES).fill(Infinity);
    const largestUp = new Float64Array(LANES);
    let active = order.length;
    for (let pass = 0; pass < passes; pass++) {
      let largest = 0;
      largestUp.fill(-Infinity);
      for (let at = active - 1; at > 0; at--) swap(order, at, Math.floor(random() * (at + 1)));
      for (let at = 0; at < active; at++) {
        const row = order[at]!;
        if (stride === LANES) this.multiply(row, products);
        else products[0] = this.multiplyOne(row);
        let moved = 0;
        let idle = 0;
        for (let lane = 0; lane < lanes; lane++) {
          const sign = classes[row] === columns[lane] ? 1 : -1;
          const before = alphas[row * stride + lane]!;
          const gradient = sign * products[lane]! - 1 + diagonal * before;
          steps[lane] = 0;
          if (before === 0 && gradient > 0) {
            if (gradient > shrinkAbove[lane]!) idle++;
            continue;
          }
          largest = Math.max(largest, Math.abs(gradient));
          largestUp[lane] = Math.max(largestUp[lane]!, gradient);
          // Rows have unit length and the bias adds one: the curvature is the same for all.
          const after = Math.max(before - gradient / (2 + diagonal), 0);
          if (after === before) continue;
          moved++;
          alphas[row * stride + lane] = after;
          steps[lane] = (after - before) * sign;
          planes[biasAt + lane]! += steps[lane]!;
        }
        if (moved > 0) this.move(row, steps, moved);
        if (idle < lanes) continue;
        // Nobody learns from it any more.
        active--;
        swap(order, at, active);
        at--;
      }
      for (let lane = 0; lane < lanes; lane++) {
        shrinkAbove[lane] = largestUp[lane]! > 0 ? largestUp[lane]! : Infinity;
      }
      if (largest > tolerance) continue;
      if (active === order.length) break;
      // Done with what is left: look at everything once more.
      active = order.length;
      shrinkAbove.fill(Infinity);
    }
  }

  private multiplyOne(row: number): number {
    const { planes } = this;
    const { starts, features, values } = this.rows;
    let product = planes.at(-1)!;
    const end = starts[row + 1]!;
    for (let entry = starts[row]!; entry < end; entry++) {
      product += planes[features[entry]!]! * values[entry]!;
    }
    return product;
  }

  /** An example's product with the plane of each lane. */
  private multiply(row: number, products: Float64Array): void {
    const { planes } = this;
    const { starts, features, values } = this.rows;
    const biasAt = planes.length - LANES;
    let p0 = planes[biasAt]!;
    let p1 = planes[biasAt + 1]!;
    let p2 = planes[biasAt + 2]!;
    let p3 = planes[biasAt + 3]!;
    let p4 = planes[biasAt + 4]!;
    let p5 = planes[biasAt + 5]!;
    let p6 = planes[biasAt + 6]!;
    let p7 = planes[biasAt + 7]!;
    const end = starts[row + 1]!;
    for (let entry = starts[row]!; entry < end; entry++) {
      const at = features[entry]! * LANES;
      const value = values[entry]!;
      p0 += planes[at]! * value;
      p1 += planes[at + 1]! * value;
      p2 += planes[at + 2]! * value;
      p3 += planes[at + 3]! * value;
      p4 += planes[at + 4]! * value;
      p5 += planes[at + 5]! * value;
      p6 += planes[at + 6]! * value;
      p7 += planes[at + 7]! * value;
    }
    products[0] = p0;
    products[1] = p1;
    products[2] = p2;
    products[3] = p3;
    products[4] = p4;
    products[5] = p5;
    products[6] = p6;
    products[7] = p7;
  }

  /** Moves the planes of those lanes that have a step along an example. */
  private move(row: number, steps: Float64Array, moved: number): void {
    const { planes, stride } = this;
    const { starts, features, values } = this.rows;
    const [from, end] = [starts[row]!, starts[row + 1]!];
    if (moved <= 3) {
      for (let lane = 0; lane < stride; lane++) {
        const step = steps[lane]!;
        if (step === 0) continue;
        for (let entry = from; entry < end; entry++) {
          planes[features[entry]! * stride + lane]! += step * values[entry]!;
        }
      }
      return;
    }
    const [s0, s1, s2, s3] = [steps[0]!, steps[1]!, steps[2]!, steps[3]!];
    const [s4, s5, s6, s7] = [steps[4]!, steps[5]!, steps[6]!, steps[7]!];
    for (let entry = from; entry < end; entry++) {
      const at = features[entry]! * LANES;
      const value = values[entry]!;
      planes[at]! += s0 * value;
      planes[at + 1]! += s1 * value;
      planes[at + 2]! += s2 * value;
      planes[at + 3]! += s3 * value;
      planes[at + 4]! += s4 * value;
      planes[at + 5]! += s5 * value;
      planes[at + 6]! += s6 * value;
      planes[at + 7]! += s7 * value;
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
