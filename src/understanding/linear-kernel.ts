/** A class and how well it fits, the best first. */
export interface Classification {
  label: string;
  value: number;
}

/** How the kernel is trained. */
export interface KernelOptions {
  /** The cost of a wrong example: greater fits the examples closer. */
  cost: number;
  /** The linear machine's share of the mixture; Bayes has the rest. */
  svmShare: number;
  /** Lidstone's addend of the Bayes counts. */
  smoothing: number;
  /** Passes over the examples at most. */
  passes: number;
  /** A class is done when no gradient of a pass is larger than this. */
  tolerance: number;
}

export const defaultKernelOptions: KernelOptions = {
  cost: 1,
  svmShare: 0.7,
  smoothing: 0.1,
  passes: 12,
  tolerance: 0.1,
};

/** A trained kernel in a form that structured cloning keeps. */
export interface KernelState {
  labels: string[];
  /** The features, one a line: none holds a line break. */
  vocabulary: string;
  idf: Float32Array;
  /** One row a feature, one column a class. */
  weights: Float32Array;
  bias: Float32Array;
}

/** The scores of one document. */
export interface Scores {
  /** One a class, in the order of the labels; above 0 is more like the class than not. */
  values: Float64Array;
  /** The share of the document's features that training has seen, 0–1. */
  known: number;
}

interface Rows {
  /** Where each document's entries begin; one more than there are documents. */
  starts: Int32Array;
  features: Int32Array;
  values: Float32Array;
}

/**
 * A linear classifier in place of `natural`'s own: one-vs-rest support vector machines (L2 loss,
 * trained by dual coordinate descent: Hsieh et al. 2008) mixed with complement naive Bayes
 * (Rennie et al. 2003), both over tf-idf rows of unit length. As both are linear, the mixture is
 * one matrix, and a document costs one row sum a feature.
 */
export class LinearKernel {
  private readonly options: KernelOptions;
  private examples: { features: readonly string[]; label: string }[] = [];
  private index = new Map<string, number>();
  private state: KernelState = {
    labels: [],
    vocabulary: '',
    idf: new Float32Array(),
    weights: new Float32Array(),
    bias: new Float32Array(),
  };

  constructor(options: Partial<KernelOptions> = {}) {
    this.options = { ...defaultKernelOptions, ...options };
  }

  static restore(state: KernelState): LinearKernel {
    const kernel = new LinearKernel();
    kernel.state = state;
    kernel.index = indexOf(state.vocabulary);
    return kernel;
  }

  toState(): KernelState {
    return this.state;
  }

  get labels(): readonly string[] {
    return this.state.labels;
  }

  addExample(features: readonly string[], label: string): void {
    this.examples.push({ features, label });
  }

  /** Learns from all examples and forgets them. */
  train(): void {
    const { examples } = this;
    this.examples = [];
    const labels = [...new Set(examples.map(({ label }) => label))].sort();
    const { index, counts } = countFeatures(examples);
    const size = counts.length;
    const idf = Float32Array.from(
      counts,
      (count) => Math.log((1 + examples.length) / (1 + count)) + 1,
    );
    const classOf = new Map(labels.map((label, at) => [label, at]));
    const classes = Int32Array.from(examples, ({ label }) => classOf.get(label) ?? 0);
    const rows = toRows(examples, index, idf);
    const weights = new Float32Array(size * labels.length);
    const bias = new Float32Array(labels.length);
    this.addSvm(rows, classes, labels.length, weights, bias);
    this.addBayes(rows, classes, labels.length, weights, bias);
    this.index = index;
    this.state = { labels, vocabulary: [...index.keys()].join('\n'), idf, weights, bias };
  }

  /** The scores of a document; features that training has not seen count as unknown. */
  score(features: readonly string[]): Scores {
    const { labels, idf, weights, bias } = this.state;
    const width = labels.length;
    const found: number[] = [];
    let squares = 0;
    for (const feature of features) {
      const at = this.index.get(feature);
      if (at === undefined) continue;
      found.push(at);
      squares += (idf[at] ?? 0) ** 2;
    }
    const values = new Float64Array(width);
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (const at of found) {
      const value = (idf[at] ?? 0) * scale;
      const row = at * width;
      for (let column = 0; column < width; column++) {
        values[column]! += value * weights[row + column]!;
      }
    }
    for (let column = 0; column < width; column++) values[column]! += bias[column]!;
    return { values, known: features.length > 0 ? found.length / features.length : 0 };
  }

  /** As `natural` asks for it: all classes, the best first. */
  getClassifications(features: readonly string[]): Classification[] {
    const { values } = this.score(features);
    return this.state.labels
      .map((label, at) => ({ label, value: values[at] ?? 0 }))
      .sort((a, b) => b.value - a.value);
  }

  classify(features: readonly string[]): string | undefined {
    return this.getClassifications(features)[0]?.label;
  }

  /** What each feature gives to a class, the most first: why the class was chosen. */
  contributions(features: readonly string[], label: string): { feature: string; weight: number }[] {
    const { labels, idf, weights } = this.state;
    const column = labels.indexOf(label);
    if (column < 0) return [];
    const found = features.flatMap((feature) => {
      const at = this.index.get(feature);
      return at === undefined ? [] : [{ feature, at }];
    });
    const norm = Math.sqrt(found.reduce((sum, { at }) => sum + (idf[at] ?? 0) ** 2, 0));
    return found
      .map(({ feature, at }) => ({
        feature,
        weight: ((idf[at] ?? 0) / norm) * (weights[at * labels.length + column] ?? 0),
      }))
      .sort((a, b) => b.weight - a.weight);
  }

  private addSvm(
    rows: Rows,
    classes: Int32Array,
    width: number,
    weights: Float32Array,
    bias: Float32Array,
  ): void {
    const share = this.options.svmShare;
    if (share === 0) return;
    const size = weights.length / width;
    const plane = new Float64Array(size + 1);
    for (let column = 0; column < width; column++) {
      plane.fill(0);
      this.fitPlane(rows, classes, column, plane);
      for (let at = 0; at < size; at++) weights[at * width + column] = share * plane[at]!;
      bias[column] = share * plane[size]!;
    }
  }

  /** One class against the rest. The last entry of `plane` is the bias. */
  private fitPlane(rows: Rows, classes: Int32Array, column: number, plane: Float64Array): void {
    const { cost, passes, tolerance } = this.options;
    const { starts, features, values } = rows;
    const count = classes.length;
    const diagonal = 0.5 / cost;
    const biasAt = plane.length - 1;
    const alpha = new Float64Array(count);
    const order = Int32Array.from({ length: count }, (_, at) => at);
    const random = seededRandom(column + 1);
    let active = count;
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
      if (active === count) break;
      // Done with what is left: look at everything once more.
      active = count;
      shrinkAbove = Infinity;
    }
  }

  private addBayes(
    rows: Rows,
    classes: Int32Array,
    width: number,
    weights: Float32Array,
    bias: Float32Array,
  ): void {
    const share = 1 - this.options.svmShare;
    if (share <= 0) return;
    const size = weights.length / width;
    const { starts, features, values } = rows;
    const sums = new Float64Array(size * width);
    const total = new Float64Array(size);
    const classTotal = new Float64Array(width);
    for (let row = 0; row < classes.length; row++) {
      const column = classes[row]!;
      for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
        const at = features[entry]!;
        const value = values[entry]!;
        sums[at * width + column]! += value;
        total[at]! += value;
        classTotal[column]! += value;
      }
    }
    const all = classTotal.reduce((sum, value) => sum + value, 0);
    const { smoothing } = this.options;
    // Complement Bayes: how much likelier a feature is in the class than outside it.
    for (let column = 0; column < width; column++) {
      const inside = classTotal[column]! + smoothing * size;
      const outside = all - classTotal[column]! + smoothing * size;
      for (let at = 0; at < size; at++) {
        const own = sums[at * width + column]!;
        const odds =
          Math.log((own + smoothing) / inside) - Math.log((total[at]! - own + smoothing) / outside);
        sums[at * width + column] = odds;
      }
    }
    // Brought to the scale of the margins, whose right answers lie about 1.
    const scale = share / meanOwnScore(rows, classes, width, sums);
    for (let at = 0; at < sums.length; at++) weights[at]! += scale * sums[at]!;
    for (let column = 0; column < width; column++) bias[column]! -= share * 0.5;
  }
}

/** The mean score that documents have for their own class. */
function meanOwnScore(
  rows: Rows,
  classes: Int32Array,
  width: number,
  matrix: Float64Array,
): number {
  let sum = 0;
  for (let row = 0; row < classes.length; row++) {
    for (let entry = rows.starts[row]!; entry < rows.starts[row + 1]!; entry++) {
      sum += rows.values[entry]! * matrix[rows.features[entry]! * width + classes[row]!]!;
    }
  }
  return sum > 0 ? sum / classes.length : 1;
}

function countFeatures(examples: { features: readonly string[] }[]): {
  index: Map<string, number>;
  counts: number[];
} {
  const index = new Map<string, number>();
  const counts: number[] = [];
  for (const { features } of examples) {
    for (const feature of features) {
      let at = index.get(feature);
      if (at === undefined) {
        at = index.size;
        index.set(feature, at);
        counts.push(0);
      }
      counts[at]!++;
    }
  }
  return { index, counts };
}

function toRows(
  examples: { features: readonly string[] }[],
  index: ReadonlyMap<string, number>,
  idf: Float32Array,
): Rows {
  const entries = examples.reduce((sum, { features }) => sum + features.length, 0);
  const starts = new Int32Array(examples.length + 1);
  const columns = new Int32Array(entries);
  const values = new Float32Array(entries);
  let entry = 0;
  for (const [row, { features }] of examples.entries()) {
    starts[row] = entry;
    let squares = 0;
    for (const feature of features) {
      const at = index.get(feature);
      if (at === undefined) continue;
      columns[entry] = at;
      values[entry] = idf[at]!;
      squares += idf[at]! ** 2;
      entry++;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = starts[row]; at < entry; at++) values[at]! *= scale;
  }
  starts[examples.length] = entry;
  return { starts, features: columns, values };
}

function indexOf(vocabulary: string): Map<string, number> {
  const features = vocabulary === '' ? [] : vocabulary.split('\n');
  return new Map(features.map((feature, at) => [feature, at]));
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
