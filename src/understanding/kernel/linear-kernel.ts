import { CloseCalls, learnCloseCalls, rivalsOf } from './close-calls.js';
import { complementBayes } from './complement-bayes.js';
import type { FoundFeatures } from '../features/index.js';
import { addRow, pack } from './packed-weights.js';
import { rowsOf, vocabularyOf, type Document, type Rows } from './rows.js';
import { LANES, SupportVectors, type SupportVectorOptions } from './support-vectors.js';
import { TrainedKernel, type KernelState, type Scores } from './trained-kernel.js';

/** A class and how well it fits, the best first. */
export interface Classification {
  label: string;
  value: number;
}

/** How the kernel is trained. */
export interface KernelOptions extends SupportVectorOptions {
  /** The support vectors' share of the mixture; Bayes has the rest. */
  svmShare: number;
  /** Lidstone's addend of the Bayes counts. */
  smoothing: number;
  /**
   * Passes over all examples after those over the ones not kept aside, at most; fewer where
   * there are many.
   */
  furtherPasses: number;
  /** One example in so many of each label is judged before it is learned; 0 for none. */
  asideEvery: number;
  /** Features of two pieces count when so many examples have them. */
  leastOften: number;
}

export const defaultKernelOptions: KernelOptions = {
  cost: 1.1,
  svmShare: 0.7,
  smoothing: 0.015,
  passes: 12,
  furtherPasses: 8,
  tolerance: 0.02,
  asideEvery: 6,
  leastOften: 2,
};

/** Many examples say the same often. So many looks at them are enough, in whole passes. */
const ENOUGH_LOOKS = 150_000;
const ENOUGH_FURTHER_LOOKS = 40_000;

/** With fewer classes, every machine is one of two classes already. */
const FEWEST_CLOSE = 3;

/** The scores of an example while the kernel had not learned it. */
export interface Judged extends Scores {
  /** Which class is right. */
  right: number;
}

/**
 * A linear classifier in place of `natural`'s own: one-vs-rest support vector machines mixed
 * with complement naive Bayes, both over tf-idf rows of unit length. As both are linear, the
 * mixture is one matrix, and a document costs one row sum a feature. Where the best classes come
 * out close, {@link CloseCalls} choose.
 */
export class LinearKernel {
  /** What the examples kept aside scored; empty in a restored kernel. */
  judged: Judged[] = [];

  private readonly options: KernelOptions;
  private examples: Document[] = [];
  private index = new Map<string, number>();
  private scorer: TrainedKernel | undefined;
  private closeCalls: CloseCalls | null = null;
  private state: KernelState = {
    labels: [],
    vocabulary: '',
    idf: new Float32Array(),
    weights: pack(new Float32Array(), 0),
    bias: new Float32Array(),
    closeCalls: null,
  };

  constructor(options: Partial<KernelOptions> = {}) {
    this.options = { ...defaultKernelOptions, ...options };
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
    const documents = this.examples;
    this.examples = [];
    this.scorer = undefined;
    this.closeCalls = null;
    const { svmShare, smoothing, passes, furtherPasses, asideEvery } = this.options;
    const labels = [...new Set(documents.map(({ label }) => label))].sort();
    const columnOf = new Map(labels.map((label, at) => [label, at]));
    const classes = Int32Array.from(documents, ({ label }) => columnOf.get(label)!);
    const vocabulary = vocabularyOf(documents, this.options.leastOften);
    const rows = rowsOf(documents, vocabulary);
    const [width, size] = [labels.length, vocabulary.idf.length];
    this.index = vocabulary.index;
    this.state = {
      labels,
      vocabulary: [...vocabulary.index.keys()].join('\n'),
      idf: vocabulary.idf,
      weights: pack(new Float32Array(), 0),
      bias: new Float32Array(width),
      closeCalls: null,
    };
    const machines = Array.from({ length: Math.ceil(width / LANES) }, (_, group) => {
      const columns = [...labels.keys()].slice(group * LANES, (group + 1) * LANES);
      return new SupportVectors(rows, classes, columns, size);
    });
    const learn = (examples: Int32Array, most: number) => {
      for (const machine of machines) machine.fit(examples, { ...this.options, passes: most });
      const bayes = complementBayes(rows, classes, examples, width, size, smoothing);
      this.mix(machines, bayes, svmShare);
    };
    const { kept, aside } = setAside(classes, width, asideEvery);
    learn(kept, fewerOf(passes, ENOUGH_LOOKS, kept));
    if (aside.length === 0) return;
    const judgeAside = () => judge(rows, classes, kept, aside, this.state, this.closeCalls);
    this.judged = judgeAside();
    const rivals = rivalsOf(this.judged, width);
    const settle = (examples: Int32Array) => {
      if (width < FEWEST_CLOSE) return;
      const { idf } = vocabulary;
      const state = learnCloseCalls({ rows, classes, width }, examples, rivals, idf, this.options);
      this.state.closeCalls = state;
      this.closeCalls = new CloseCalls(state, idf);
    };
    settle(kept);
    this.judged = judgeAside();
    const all = Int32Array.from(classes.keys());
    learn(all, fewerOf(furtherPasses, ENOUGH_FURTHER_LOOKS, all));
    settle(all);
  }

  /** The numbers of those of the features that training has seen. */
  find(features: readonly string[]): FoundFeatures {
    const ids = new Int32Array(features.length);
    let count = 0;
    for (const feature of features) {
      const at = this.index.get(feature);
      if (at !== undefined) ids[count++] = at;
    }
    return { ids, count, distinct: features.length };
  }

  /** The scores of a document by the names of its features. */
  private score(features: readonly string[]): Scores {
    this.scorer ??= new TrainedKernel(this.state);
    return this.scorer.score(this.find(features));
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

  /** Mixes the machines into the matrix of Bayes and keeps it. */
  private mix(machines: SupportVectors[], matrix: Float32Array, share: number): void {
    const { bias } = this.state;
    const width = bias.length;
    const size = matrix.length / width;
    for (let column = 0; column < width; column++) {
      const { planes, stride } = machines[Math.floor(column / LANES)]!;
      const lane = column % LANES;
      for (let at = 0; at < size; at++) {
        const cell = at * width + column;
        matrix[cell] = share * planes[at * stride + lane]! + (1 - share) * matrix[cell]!;
      }
      // Half of what the right class has of Bayes: above it a class is more likely than not.
      bias[column] = share * planes[size * stride + lane]! - (1 - share) * 0.5;
    }
    this.state.weights = pack(matrix, width);
  }
}

/** Passes over the examples: no more than are needed for so many looks. */
function fewerOf(passes: number, looks: number, { length }: Int32Array): number {
  return Math.min(passes, Math.ceil(looks / length));
}

/** Every n-th example of each class is kept aside, so that rare classes are judged as well. */
function setAside(
  classes: Int32Array,
  width: number,
  every: number,
): { kept: Int32Array; aside: Int32Array } {
  const seen = new Int32Array(width);
  const kept: number[] = [];
  const aside: number[] = [];
  for (const [row, column] of classes.entries()) {
    const isAside = every > 0 && seen[column]! % every === every - 1;
    seen[column]!++;
    (isAside ? aside : kept).push(row);
  }
  return { kept: Int32Array.from(kept), aside: Int32Array.from(aside) };
}

/** Scores the rows kept aside as if only the features of the kept ones were known. */
function judge(
  { starts, features, values, distinct }: Rows,
  classes: Int32Array,
  kept: Int32Array,
  aside: Int32Array,
  { weights, bias, idf }: KernelState,
  closeCalls: CloseCalls | null,
): Judged[] {
  const seen = new Uint8Array(idf.length);
  for (const row of kept) {
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) seen[features[entry]!] = 1;
  }
  return Array.from(aside, (row) => {
    const [from, to] = [starts[row]!, starts[row + 1]!];
    const isSeen = (_: number, at: number) => seen[features[from + at]!] === 1;
    const ids = features.subarray(from, to).filter(isSeen);
    const factors = values.subarray(from, to).filter(isSeen);
    const squares = factors.reduce((sum, factor) => sum + factor ** 2, 0);
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    const scores = Float64Array.from(bias);
    for (const [at, id] of ids.entries()) {
      factors[at]! *= scale;
      addRow(scores, weights, id, factors[at]!);
    }
    closeCalls?.settle(scores, ids, factors, ids.length);
    return {
      values: scores,
      known: ids.length / Math.max(distinct[row]!, 1),
      right: classes[row]!,
    };
  });
}
