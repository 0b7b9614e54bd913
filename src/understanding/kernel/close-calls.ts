import { bestOf } from './best-of.js';
import type { JudgedScores } from './calibration.js';
import type { Rows } from './rows.js';
import { SupportVectors, type SupportVectorOptions } from './support-vectors.js';

/** What settles close calls, in a form that structured cloning keeps. */
export interface CloseCallsState {
  /** By feature: where the examples that have it begin; one more than there are features. */
  starts: Int32Array;
  /** Numbers of examples, ascending within a feature. They are numbered class after class. */
  examples: Int32Array;
  /** By example: what makes a row of its features' weights one of unit length. */
  scales: Float32Array;
  /** By class: its first example; one more than there are classes. */
  firstOf: Int32Array;
  /** Pairs of classes that are taken for each other: the lower one times the classes, plus the other. */
  pairs: Int32Array;
  /** By pair: where its machine begins among the supports; one more than there are pairs. */
  supportsFrom: Int32Array;
  /** How much each example of both classes speaks for the lower one (above 0) or the other. */
  supports: Float32Array;
  /** By pair. */
  biases: Float32Array;
}

/** The best class is sure of its place where it leads by so much. */
const CLOSE = 0.15;
/** A text whose best class scores lower is like none: the example it is most like proves nothing. */
const FAINT = -0.3;
/** The classes a close call is about. */
const RUNNERS = 3;
/** What a machine that knows two classes only counts, beside the scores. */
const PAIR_COUNTS = 0.4;
/** What the likeness to the most similar example counts. */
const LIKENESS_COUNTS = 0.6;
/** Machines for so many pairs a class: those most often taken for each other. */
const PAIRS_A_CLASS = 4;
/** Of a class with more examples every so manieth is looked back at. */
const MOST_EXAMPLES = 500;
/** What adds less to a likeness stands in most examples: it tells little, and takes the longest. */
const TELLING = 0.25;
/** How fast a rival that is further behind counts less. */
const SHARPNESS = 5;

/**
 * Chooses among the few best classes where their scores are close: by machines that learned
 * nothing but to tell two classes apart, and by the most similar examples. Both are sums over the
 * likeness to examples, so that one look back at them serves both. Half a point of accuracy, paid
 * for by the one text in ten that is close.
 */
export class CloseCalls {
  /** By example: how much the text in hand is like it; 0 of those it shares nothing telling with. */
  private readonly likeness: Float32Array;
  /** The others, class after class … */
  private readonly alike: Int32Array;
  /** … and by runner where its own begin; the end of the last one's besides. */
  private readonly alikeFrom = new Int32Array(RUNNERS + 1);
  private readonly pairAt: Map<number, number>;
  /** Of the text in hand: the features that tell examples apart, and what each adds. */
  private ids = new Int32Array();
  private weights = new Float32Array();

  /** @param idf one a feature */
  constructor(
    private readonly state: CloseCallsState,
    private readonly idf: Float32Array,
  ) {
    this.likeness = new Float32Array(state.scales.length);
    this.alike = new Int32Array(state.scales.length);
    this.pairAt = new Map(Array.from(state.pairs, (pair, at) => [pair, at]));
  }

  /**
   * Changes the scores of the best classes where they are close; their sum stays.
   * @param factors by feature of the text: its share of a row of unit length
   * @param count how many of `ids` and `factors` count
   */
  settle(
    values: Float32Array | Float64Array,
    ids: Int32Array,
    factors: Float32Array,
    count: number,
  ): void {
    const runners = bestOf(values, RUNNERS);
    if (runners.length < RUNNERS) return;
    const [best, second] = [values[runners[0]!]!, values[runners[1]!]!];
    if (best < FAINT || best - second >= CLOSE) return;
    const telling = this.findTelling(ids, factors, count);
    const gains = runners.map((column, at) => LIKENESS_COUNTS * this.lookBack(column, at, telling));
    for (let one = 0; one < runners.length; one++) {
      for (let other = one + 1; other < runners.length; other++) {
        const verdict = this.verdict(runners, one, other);
        gains[one]! += (PAIR_COUNTS * verdict) / (RUNNERS - 1);
        gains[other]! -= (PAIR_COUNTS * verdict) / (RUNNERS - 1);
      }
    }
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
    for (const [place, column] of runners.entries()) values[column]! += gains[place]! - mean;
    for (let at = 0; at < this.alikeFrom[RUNNERS]!; at++) this.likeness[this.alike[at]!] = 0;
  }

  /** Notes the features that tell examples apart, and what each adds to a likeness. */
  private findTelling(ids: Int32Array, factors: Float32Array, count: number): number {
    const { idf } = this;
    if (this.ids.length < count) {
      this.ids = new Int32Array(count * 2);
      this.weights = new Float32Array(count * 2);
    }
    let telling = 0;
    for (let at = 0; at < count; at++) {
      const weight = factors[at]! * idf[ids[at]!]!;
      if (weight < TELLING) continue;
      this.ids[telling] = ids[at]!;
      this.weights[telling++] = weight;
    }
    return telling;
  }

  /** Notes which examples of a runner's class are like the text in hand; gives the greatest. */
  private lookBack(column: number, runner: number, telling: number): number {
    const { starts, examples, scales, firstOf } = this.state;
    const { ids, weights, likeness, alike, alikeFrom } = this;
    const [from, to] = [firstOf[column]!, firstOf[column + 1]!];
    let found = alikeFrom[runner]!;
    for (let at = 0; at < telling; at++) {
      const id = ids[at]!;
      const weight = weights[at]!;
      const end = starts[id + 1]!;
      let entry = firstFrom(from, examples, starts[id]!, end);
      for (; entry < end && examples[entry]! < to; entry++) {
        const example = examples[entry]!;
        if (likeness[example] === 0) alike[found++] = example;
        likeness[example]! += weight;
      }
    }
    let greatest = 0;
    for (let at = alikeFrom[runner]!; at < found; at++) {
      const example = alike[at]!;
      likeness[example]! *= scales[example]!;
      greatest = Math.max(greatest, likeness[example]!);
    }
    alikeFrom[runner + 1] = found;
    return greatest;
  }

  /** Above 0 where the machine of two runners prefers the first, 0 where there is none. */
  private verdict(runners: readonly number[], one: number, other: number): number {
    const { firstOf, supportsFrom, biases } = this.state;
    const isInOrder = runners[one]! < runners[other]!;
    const [lower, upper] = isInOrder ? [one, other] : [other, one];
    const [low, high] = [runners[lower]!, runners[upper]!];
    const pair = this.pairAt.get(low * (firstOf.length - 1) + high);
    if (pair === undefined) return 0;
    // The supports of the lower class's examples stand before those of the upper one's.
    const ofLow = supportsFrom[pair]! - firstOf[low]!;
    const ofHigh = ofLow + firstOf[low + 1]! - firstOf[high]!;
    const sum = biases[pair]! + this.supportOf(lower, ofLow) + this.supportOf(upper, ofHigh);
    return isInOrder ? sum : -sum;
  }

  /**
   * What the examples of a runner's class speak for.
   * @param from what the number of an example is added to for the place of its support
   */
  private supportOf(runner: number, from: number): number {
    const { likeness, alike, alikeFrom } = this;
    let sum = 0;
    for (let at = alikeFrom[runner]!; at < alikeFrom[runner + 1]!; at++) {
      const example = alike[at]!;
      sum += this.state.supports[from + example]! * likeness[example]!;
    }
    return sum;
  }
}

/** Documents, the class of each, and how many classes there are. */
interface Classes {
  rows: Rows;
  classes: Int32Array;
  width: number;
}

/**
 * Learns to settle close calls.
 * @param examples which of the rows to learn from
 * @param pairs see {@link rivalsOf}
 */
export function learnCloseCalls(
  { rows, classes, width }: Classes,
  examples: Int32Array,
  pairs: Int32Array,
  idf: Float32Array,
  options: SupportVectorOptions,
): CloseCallsState {
  const byClass = Array.from({ length: width }, (_, column) =>
    sample(examples.filter((row) => classes[row] === column)),
  );
  const supportsFrom = [0];
  const supports: number[] = [];
  const biases: number[] = [];
  for (const pair of pairs) {
    const [low, high] = [Math.floor(pair / width), pair % width];
    const both = [...byClass[low]!, ...byClass[high]!];
    const machine = new SupportVectors(rows, classes, [low], idf.length);
    machine.fit(Int32Array.from(both), options);
    for (const row of both) supports.push(machine.supportOf(row, 0));
    biases.push(machine.planes.at(-1)!);
    supportsFrom.push(supports.length);
  }
  return {
    ...lookedBackAt(rows, byClass.flat(), idf),
    firstOf: Int32Array.from([0, ...runningSums(byClass.map(({ length }) => length))]),
    pairs,
    supportsFrom: Int32Array.from(supportsFrom),
    supports: Float32Array.from(supports),
    biases: Float32Array.from(biases),
  };
}

/** The pairs of classes that documents training had not seen come closest to mixing up. */
export function rivalsOf(judged: readonly JudgedScores[], width: number): Int32Array {
  const mixed = new Map<number, number>();
  for (const { values, right } of judged) {
    for (let column = 0; column < width; column++) {
      if (column === right) continue;
      const pair = Math.min(column, right) * width + Math.max(column, right);
      const near = Math.exp(SHARPNESS * (values[column]! - values[right]!));
      mixed.set(pair, (mixed.get(pair) ?? 0) + near);
    }
  }
  const often = [...mixed].sort(([, a], [, b]) => b - a).slice(0, PAIRS_A_CLASS * width);
  return Int32Array.from(often, ([pair]) => pair);
}

/** The rows by feature, so that looking back at a class touches only what a text shares with it. */
function lookedBackAt(rows: Rows, examples: readonly number[], idf: Float32Array) {
  const starts = new Int32Array(idf.length + 1);
  const scales = new Float32Array(examples.length);
  for (const [example, row] of examples.entries()) {
    const [from, to] = [rows.starts[row]!, rows.starts[row + 1]!];
    for (let entry = from; entry < to; entry++) starts[rows.features[entry]! + 1]!++;
    // Likeness multiplies the weights of both: the row's own are in its scale and in the text's.
    if (to > from) scales[example] = rows.values[from]! / idf[rows.features[from]!]!;
  }
  for (let feature = 0; feature < idf.length; feature++) starts[feature + 1]! += starts[feature]!;
  const filled = starts.slice();
  const having = new Int32Array(starts.at(-1)!);
  for (const [example, row] of examples.entries()) {
    for (let entry = rows.starts[row]!; entry < rows.starts[row + 1]!; entry++) {
      having[filled[rows.features[entry]!]!++] = example;
    }
  }
  return { starts, examples: having, scales };
}

/** Where the first number not below `least` stands among ascending ones. */
function firstFrom(least: number, numbers: Int32Array, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sample(examples: Int32Array): number[] {
  const every = Math.ceil(examples.length / MOST_EXAMPLES);
  return Array.from(examples).filter((_, at) => at % every === 0);
}

function runningSums(lengths: readonly number[]): number[] {
  let sum = 0;
  return lengths.map((length) => (sum += length));
}
