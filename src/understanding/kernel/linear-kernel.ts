import { CloseCalls, learnCloseCalls, rivalsOf, type CloseCallsState } from './close-calls.js';
import { complementBayes } from './complement-bayes.js';
import type { FoundFeatures } from '../features/index.js';
import { addRow, pack, weightAt, type PackedWeights } from './packed-weights.js';
import { RowSums } from './row-sums.js';
import { rowsOf, vocabularyOf, type Document, type Rows } from './rows.js';
import { SupportVectors, type SupportVectorOptions } from './support-vectors.js';

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
  /** Passes over all examples after those over the ones not kept aside. */
  furtherPasses: number;
  /** One example in so many of each label is judged before it is learned; 0 for none. */
  asideEvery: number;
}

export const defaultKernelOptions: KernelOptions = {
  cost: 1.5,
  svmShare: 0.7,
  smoothing: 0.015,
  passes: 5,
  furtherPasses: 3,
  tolerance: 0.1,
  asideEvery: 6,
};

/** With fewer classes, every machine is one of two classes already. */
const FEWEST_CLOSE = 3;

/** A trained kernel in a form that structured cloning keeps. */
export interface KernelState {
  labels: string[];
  /** The features, one a line: none holds a line break. */
  vocabulary: string;
  idf: Float32Array;
  /** One row a feature, one column a class. */
  weights: PackedWeights;
  bias: Float32Array;
  /** Null where there are fewer than three classes, or too few examples to keep some aside. */
  closeCalls: CloseCallsState | null;
}

/** The scores of one document. */
export interface Scores {
  /** One a class, in the order of the labels; above 0 is more like the class than not. */
  values: Float32Array | Float64Array;
  /** The share of the document's features that training has seen, 0–1. */
  known: number;
}

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
  private sums: RowSums | undefined;
  private closeCalls: CloseCalls | null = null;
  private factors = new Float32Array();
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

  static restore(state: KernelState): LinearKernel {
    const kernel = new LinearKernel();
    kernel.state = state;
    const features = state.vocabulary === '' ? [] : state.vocabulary.split('\n');
    kernel.index = new Map(features.map((feature, at) => [feature, at]));
    kernel.closeCalls = state.closeCalls && new CloseCalls(state.closeCalls, state.idf);
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
    const documents = this.examples;
    this.examples = [];
    this.closeCalls = null;
    const { svmShare, smoothing, passes, furtherPasses, asideEvery } = this.options;
    const labels = [...new Set(documents.map(({ label }) => label))].sort();
    const columnOf = new Map(labels.map((label, at) => [label, at]));
    const classes = Int32Array.from(documents, ({ label }) => columnOf.get(label)!);
    const vocabulary = vocabularyOf(documents);
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
    const machines = labels.map((_, column) => new SupportVectors(rows, classes, column, size));
    const learn = (examples: Int32Array, most: number) => {
      for (const machine of machines) machine.fit(examples, { ...this.options, passes: most });
      const bayes = complementBayes(rows, classes, examples, width, size, smoothing);
      this.mix(machines, bayes, svmShare);
    };
    const { kept, aside } = setAside(classes, width, asideEvery);
    learn(kept, passes);
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
    learn(all, furtherPasses);
    settle(all);
  }

  /** The features that training has seen, in the order of their numbers. */
  get features(): readonly string[] {
    return [...this.index.keys()];
  }

  /** The number of a feature, or undefined where training has not seen it. */
  numberOf(feature: string): number | undefined {
    return this.index.get(feature);
  }

  /** The scores of a document; features that training has not seen count as unknown. */
  score(features: readonly string[]): Scores {
    const ids = new Int32Array(features.length);
    let count = 0;
    for (const feature of features) {
      const at = this.index.get(feature);
      if (at !== undefined) ids[count++] = at;
    }
    return this.scoreFound({ ids, count, distinct: features.length });
  }

  /** The same of features that are numbers already. */
  scoreFound({ ids, count, distinct }: FoundFeatures): Scores {
    const { idf, weights, bias, labels } = this.state;
    this.sums ??= new RowSums(weights, labels.length);
    if (this.factors.length < count) this.factors = new Float32Array(count * 2);
    let squares = 0;
    for (let at = 0; at < count; at++) squares += idf[ids[at]!]! ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = 0; at < count; at++) this.factors[at] = idf[ids[at]!]! * scale;
    const values = this.sums.of(ids, this.factors, count, bias);
    this.closeCalls?.settle(values, ids, this.factors, count);
    return { values, known: distinct > 0 ? count / distinct : 0 };
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
        weight: ((idf[at] ?? 0) / norm) * weightAt(weights, at, at * labels.length + column),
      }))
      .sort((a, b) => b.weight - a.weight);
  }

  /** Mixes the machines into the matrix of Bayes and keeps it. */
  private mix(machines: SupportVectors[], matrix: Float32Array, share: number): void {
    const { bias } = this.state;
    const width = machines.length;
    for (const [column, { plane }] of machines.entries()) {
      const size = plane.length - 1;
      for (let at = 0; at < size; at++) {
        const cell = at * width + column;
        matrix[cell] = share * plane[at]! + (1 - share) * matrix[cell]!;
      }
      // Half of what the right class has of Bayes: above it a class is more likely than not.
      bias[column] = share * plane[size]! - (1 - share) * 0.5;
    }
    this.state.weights = pack(matrix, width);
    this.sums = undefined;
  }
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
  { starts, features, values }: Rows,
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
    return { values: scores, known: ids.length / Math.max(to - from, 1), right: classes[row]! };
  });
}
