import { PairTable } from './pair-table.js';
import { unitCount, type FeatureSink, type PairUnit, type Unit } from './units.js';

/** The features of a text as a model numbers them. Valid until the next text is read. */
export interface FoundFeatures {
  /** The numbers of those the model knows, each once; only the first `count` count. */
  ids: Int32Array;
  count: number;
  /** How many features the text has, those that the model does not know as well. */
  distinct: number;
}

/** Customers may write anything: what is remembered of it is forgotten when it is so much. */
const MOST_KEPT = 300_000;
const MOST_STRANGERS = 200_000;
/** One text, cut at its longest, has fewer features than this. */
const MOST_IN_A_TEXT = 16_384;
/** Numbers of single characters are their codes; of longer texts they begin here. */
const LONGER_FROM = 0x10000;

/**
 * Reads features as numbers: those of a word, of two characters … are looked up by name once and
 * remembered, so that a text costs one look-up a unit instead of one a feature. What is
 * remembered lies close together, as most of the time goes into fetching it.
 */
export class FeatureIds implements FeatureSink {
  /** Lists of features, each its length and then the numbers. */
  private lists = new Int32Array(1 << 16);
  private used = 0;
  private kept = 0;
  /** By unit and text, and by unit and two texts: where the list is. */
  private ones = new PairTable();
  private twos: PairTable[] = [];
  private readonly numbers = new Map<string, number>();
  /** Numbers, above those of the model, of features that it does not know. */
  private readonly strangers = new Map<string, number>();
  /** By feature: in which text it was last seen. */
  private readonly seenIn: Uint32Array;
  private text = 0;
  private readonly ids = new Int32Array(MOST_IN_A_TEXT);
  private count = 0;
  private distinct = 0;

  /**
   * @param size how many features the model knows
   * @param numberOf the number of one, or undefined
   */
  constructor(
    private readonly size: number,
    private readonly numberOf: (feature: string) => number | undefined,
  ) {
    this.seenIn = new Uint32Array(size + MOST_STRANGERS + MOST_IN_A_TEXT);
    this.forget();
  }

  /** The features that `walk` comes upon. */
  read(walk: (sink: FeatureSink) => void): FoundFeatures {
    if (this.kept >= MOST_KEPT || this.strangers.size >= MOST_STRANGERS) this.forget();
    this.text++;
    this.count = 0;
    this.distinct = 0;
    walk(this);
    return { ids: this.ids, count: this.count, distinct: this.distinct };
  }

  one(unit: Unit, text: string): void {
    const number = this.numberOfText(text);
    let list = this.ones.get(unit.slot, number);
    if (list < 0) {
      list = this.keep(unit.make(text));
      this.ones.add(unit.slot, number, list);
    }
    this.add(list);
  }

  two(unit: PairUnit, first: string, second: string): void {
    const table = this.twos[unit.slot]!;
    const [one, other] = [this.numberOfText(first), this.numberOfText(second)];
    let list = table.get(one, other);
    if (list < 0) {
      list = this.keep(unit.make(first, second));
      table.add(one, other, list);
    }
    this.add(list);
  }

  private add(list: number): void {
    const { lists, seenIn, text, size } = this;
    const end = list + lists[list]!;
    for (let at = list + 1; at <= end; at++) {
      const id = lists[at]!;
      if (seenIn[id] === text) continue;
      seenIn[id] = text;
      this.distinct++;
      if (id < size) this.ids[this.count++] = id;
    }
  }

  private numberOfText(text: string): number {
    if (text.length === 1) return text.charCodeAt(0);
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = LONGER_FROM + this.numbers.size;
      this.numbers.set(text, number);
    }
    return number;
  }

  /** @returns where the list is */
  private keep(features: readonly string[]): number {
    const list = this.used;
    const end = list + 1 + features.length;
    if (end > this.lists.length) {
      const more = new Int32Array(Math.max(this.lists.length * 2, end));
      more.set(this.lists);
      this.lists = more;
    }
    this.lists[list] = features.length;
    for (let at = 0; at < features.length; at++) {
      const feature = features[at]!;
      this.lists[list + 1 + at] = this.numberOf(feature) ?? this.stranger(feature);
    }
    this.used = end;
    this.kept++;
    return list;
  }

  private stranger(feature: string): number {
    let id = this.strangers.get(feature);
    if (id === undefined) {
      id = this.size + this.strangers.size;
      this.strangers.set(feature, id);
    }
    return id;
  }

  private forget(): void {
    this.used = 0;
    this.kept = 0;
    this.numbers.clear();
    this.strangers.clear();
    this.seenIn.fill(0);
    this.text = 0;
    this.ones = new PairTable();
    this.twos = Array.from({ length: unitCount() }, () => new PairTable());
  }
}
