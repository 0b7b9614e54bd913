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
  /** By feature: its idf, and what a cell of its row is worth. Side by side, as both are fetched. */
  private readonly worth: Float32Array;
  private readonly bias: Float32Array;
  private readonly sums: RowSums;
  private readonly closeCalls: CloseCalls | null;
  /** Of the document in hand, by feature: its share of a row of unit length … */
  private shares = new Float32Array();
  /** … and that times what a cell is worth. */
  private factors = new Float32Array();

  constructor({ labels, vocabulary, idf, weights, bias, closeCalls }: KernelState) {
    this.labels = labels;
    this.vocabulary = vocabulary;
    this.worth = sideBySide(idf, weights.scales);
    this.bias = ofItsOwn(bias);
    this.sums = new RowSums(weights, labels.length);
    this.closeCalls = closeCalls && new CloseCalls(ofTheirOwn(closeCalls), ofItsOwn(idf));
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
    this.weigh(ids, count);
    const values = this.sums.of(ids, this.factors, count, this.bias);
    this.closeCalls?.settle(values, ids, this.shares, count);
    return { values, known: distinct > 0 ? count / distinct : 0 };
  }

  /** The features that give most to a class, the most first: why the class was chosen. */
  contributions({ ids, count }: FoundFeatures, label: string, most: number): Contribution[] {
    const column = this.labels.indexOf(label);
    if (column < 0) return [];
    this.weigh(ids, count);
    return Array.from(ids.subarray(0, count), (id, at) => ({
      id,
      weight: this.factors[at]! * this.sums.cellAt(id, column),
    }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, most)
      .map(({ id, weight }) => ({ feature: this.nameOf(id), weight }));
  }

  /** Notes what each feature counts. */
  private weigh(ids: Int32Array, count: number): void {
    if (this.shares.length < count) {
      this.shares = new Float32Array(count * 2);
      this.factors = new Float32Array(count * 2);
    }
    const { worth, shares, factors } = this;
    let squares = 0;
    for (let at = 0; at < count; at++) squares += worth[2 * ids[at]!]! ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = 0; at < count; at++) {
      const place = 2 * ids[at]!;
      const share = worth[place]! * scale;
      shares[at] = share;
      factors[at] = share * worth[place + 1]!;
    }
  }

  private nameOf(id: number): string {
    this.lines ??= beginningsOf(this.vocabulary, this.worth.length / 2);
    return this.vocabulary.slice(this.lines[id], this.lines[id + 1]! - 1);
  }
}

function sideBySide(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length * 2);
  for (let at = 0; at < first.length; at++) {
    both[2 * at] = first[at]!;
    both[2 * at + 1] = second[at]!;
  }
  return both;
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
