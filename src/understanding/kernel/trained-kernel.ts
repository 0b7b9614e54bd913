import { CloseCalls, type CloseCallsState } from './close-calls.js';
import type { FoundFeatures } from '../features/index.js';
import type { PackedWeights } from './packed-weights.js';
import { RowSums } from './row-sums.js';

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

/** A feature and what it gives to a class. */
export interface Contribution {
  feature: string;
  weight: number;
}

/**
 * Scores documents by what a kernel has learned. Of the state it keeps no more than that takes:
 * whoever read it from a file may let go of the file.
 */
export class TrainedKernel {
  readonly labels: readonly string[];
  /** The features, one a line. */
  private readonly vocabulary: string;
  /** By feature: where its line begins; the end of the last one besides. */
  private lines: Int32Array | null = null;
  private readonly idf: Float32Array;
  private readonly bias: Float32Array;
  private readonly sums: RowSums;
  private readonly closeCalls: CloseCalls | null;
  private factors = new Float32Array();

  constructor({ labels, vocabulary, idf, weights, bias, closeCalls }: KernelState) {
    this.labels = labels;
    this.vocabulary = vocabulary;
    this.idf = ofItsOwn(idf);
    this.bias = ofItsOwn(bias);
    this.sums = new RowSums(weights, labels.length);
    this.closeCalls = closeCalls && new CloseCalls(ofTheirOwn(closeCalls), this.idf);
  }

  /** The features that training has seen, in the order of their numbers. */
  features(): string[] {
    return this.vocabulary === '' ? [] : this.vocabulary.split('\n');
  }

  /**
   * The scores of a document, valid until the next is scored; features that training has not seen
   * count as unknown.
   */
  score({ ids, count, distinct }: FoundFeatures): Scores {
    const factors = this.factorsOf(ids, count);
    const values = this.sums.of(ids, factors, count, this.bias);
    this.closeCalls?.settle(values, ids, factors, count);
    return { values, known: distinct > 0 ? count / distinct : 0 };
  }

  /** The features that give most to a class, the most first: why the class was chosen. */
  contributions({ ids, count }: FoundFeatures, label: string, most: number): Contribution[] {
    const column = this.labels.indexOf(label);
    if (column < 0) return [];
    const factors = this.factorsOf(ids, count);
    return Array.from(ids.subarray(0, count), (id, at) => ({
      id,
      weight: factors[at]! * this.sums.weightAt(id, column),
    }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, most)
      .map(({ id, weight }) => ({ feature: this.nameOf(id), weight }));
  }

  /** What each feature counts in a row of unit length. Valid until the next are asked for. */
  private factorsOf(ids: Int32Array, count: number): Float32Array {
    const { idf } = this;
    if (this.factors.length < count) this.factors = new Float32Array(count * 2);
    let squares = 0;
    for (let at = 0; at < count; at++) squares += idf[ids[at]!]! ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = 0; at < count; at++) this.factors[at] = idf[ids[at]!]! * scale;
    return this.factors;
  }

  private nameOf(id: number): string {
    this.lines ??= beginningsOf(this.vocabulary, this.idf.length);
    return this.vocabulary.slice(this.lines[id], this.lines[id + 1]! - 1);
  }
}

function beginningsOf(vocabulary: string, lines: number): Int32Array {
  const beginnings = new Int32Array(lines + 1);
  for (let line = 1; line < lines; line++) {
    beginnings[line] = vocabulary.indexOf('\n', beginnings[line - 1]) + 1;
  }
  beginnings[lines] = vocabulary.length + 1;
  return beginnings;
}

/** What was read from a file looks into all of the file's bytes and would keep them. */
function ofItsOwn<Numbers extends Float32Array | Int32Array>(numbers: Numbers): Numbers {
  const shared = numbers.buffer.byteLength > numbers.byteLength;
  return shared ? (numbers.slice() as Numbers) : numbers;
}

function ofTheirOwn<State extends Record<keyof State, Float32Array | Int32Array>>(
  state: State,
): State {
  const entries = Object.entries<Float32Array | Int32Array>(state);
  return Object.fromEntries(entries.map(([name, numbers]) => [name, ofItsOwn(numbers)])) as State;
}
