import { eachGram, gramAt, packed, packedFeature } from './grams.js';
import { PairTable, TAKEN } from './pair-table.js';
import {
  allPairParts,
  middleOf,
  type FeatureSink,
  type PairPart,
  type PairUnit,
  type Unit,
} from './units.js';

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
/** A word has no more of them than this for each of its letters. */
const GRAMS_A_LETTER = 2;
/** One text, cut at its longest, has fewer features than this. */
const MOST_IN_A_TEXT = 16_384;
/** Numbers of single characters are their codes; of longer texts they begin here. */
const LONGER_FROM = 0x10000;
const UNKNOWN = -1;
/** Texts are numbered up to here, and from 0 again. */
const LAST_TEXT = 0x7fffffff;
/** So many words of customers find room before the table grows. */
const WORDS_EXPECTED = 1 << 14;
/** Of most texts no more are unknown; a few are longer. */
const UNKNOWN_EXPECTED = 64;

/**
 * Reads features as numbers. Those of a word are looked up by name once and remembered, so that a
 * text costs one look-up a unit instead of one a feature. Those of two pieces are found by the
 * numbers of both and never named: most of what is new in a text is two known pieces that stand
 * together for the first time. What is remembered lies close together, as most of the time goes
 * into fetching it.
 */
export class FeatureIds implements FeatureSink {
  /** Lists of features, each its length and then the numbers. */
  private lists = new Int32Array(1 << 16);
  private used = 0;
  private kept = 0;
  /** By unit and text: where the list is. */
  private ones = new PairTable(WORDS_EXPECTED);
  /** By part and the numbers of two keys: the number of the feature. */
  private readonly twos: readonly PairTable[];
  /** By part and character: the number of its key. */
  private readonly keys: (Int32Array | null)[];
  private readonly numbers = new Map<string, number>();
  /** Features that are not made of two pieces, by their names … */
  private readonly named = new Map<string, number>();
  /** … but for grams: those by what they are packed in. */
  private readonly grams: PairTable;
  /** How many of these the features of the model are made of. */
  private readonly lasting: number;
  /** Numbers, above those of the model, of features that it does not know. */
  private readonly strangers = new Map<string, number>();
  private strangeGrams = new PairTable(WORDS_EXPECTED);
  private strange = 0;
  /** Of the text in hand: the two pieces of features that the model does not know. */
  private readonly unknown = new PairTable(UNKNOWN_EXPECTED);
  private readonly size: number;
  /** By feature: in which text it was last seen. */
  private readonly seenIn: Uint32Array;
  private text = 0;
  private readonly ids = new Int32Array(MOST_IN_A_TEXT);
  /** Of the pieces in hand. */
  private readonly keyNumbers = new Int32Array(MOST_IN_A_TEXT);
  private count = 0;
  private distinct = 0;

  /** @param known the features that the model knows, in the order of their numbers */
  constructor(known: readonly string[]) {
    this.size = known.length;
    this.seenIn = new Uint32Array(this.size + MOST_STRANGERS + MOST_IN_A_TEXT);
    this.keys = allPairParts().map(({ keyOf }) =>
      keyOf ? new Int32Array(LONGER_FROM).fill(UNKNOWN) : null,
    );
    this.grams = new PairTable(known.filter((name) => packedFeature(name) >= 0).length);
    this.twos = this.tablesOf(known);
    this.lasting = this.numbers.size;
  }

  /** Keeps the features that have a name, and gives those made of two pieces by these. */
  private tablesOf(known: readonly string[]): PairTable[] {
    const own = new Map(allPairParts().map((part) => [part.prefix.charCodeAt(0), part]));
    const partOf = (feature: string) =>
      feature[1] === ':' ? own.get(feature.charCodeAt(0)) : undefined;
    const sizes = allPairParts().map(() => 0);
    for (const feature of known) {
      const part = partOf(feature);
      if (part) sizes[part.slot]!++;
    }
    const tables = sizes.map((size) => new PairTable(size));
    for (let id = 0; id < known.length; id++) {
      const feature = known[id]!;
      const part = partOf(feature);
      if (!part) {
        const gram = packedFeature(feature);
        if (gram < 0) this.named.set(feature, id);
        else this.grams.add(gram, 0, id);
        continue;
      }
      const middle = middleOf(part, feature);
      const first = this.numberOfText(feature.slice(2, middle));
      const second = this.numberOfText(feature.slice(middle + part.joint.length));
      tables[part.slot]!.add(first, second, id);
    }
    return tables;
  }

  /** The features that `walk` comes upon. */
  read(walk: (sink: FeatureSink) => void): FoundFeatures {
    if (this.kept >= MOST_KEPT || this.strange >= MOST_STRANGERS) this.forget();
    this.text = (this.text + 1) & LAST_TEXT;
    this.count = 0;
    this.distinct = 0;
    this.unknown.clear();
    walk(this);
    return { ids: this.ids, count: this.count, distinct: this.distinct };
  }

  one(unit: Unit, text: string): void {
    const number = this.numberOfText(text);
    const list = this.ones.get(unit.slot, number);
    this.add(list < 0 ? this.remember(unit, number, text) : list);
  }

  each(unit: Unit, run: string): void {
    for (let at = 0; at < run.length; at++) {
      const code = run.charCodeAt(at);
      if (isHalf(code)) this.one(unit, run.slice(at, ++at + 1));
      else {
        const list = this.ones.get(unit.slot, code);
        this.add(list < 0 ? this.remember(unit, code, run[at]!) : list);
      }
    }
  }

  two({ parts }: PairUnit, first: string, second: string): void {
    for (const part of parts) {
      this.addPair(part.slot, this.keyNumber(part, first), this.keyNumber(part, second));
    }
  }

  neighbours({ parts }: PairUnit, pieces: string | readonly string[]): void {
    const { keyNumbers } = this;
    for (const part of parts) {
      const count =
        typeof pieces === 'string' ? this.keysOfRun(part, pieces) : this.keysOf(part, pieces);
      for (let at = 1; at < count; at++)
        this.addPair(part.slot, keyNumbers[at - 1]!, keyNumbers[at]!);
    }
  }

  private addPair(slot: number, first: number, second: number): void {
    const id = this.twos[slot]!.take(first, second, this.text);
    if (id === TAKEN) return;
    if (id < 0) return this.addUnknown(first, second * this.twos.length + slot);
    this.distinct++;
    this.ids[this.count++] = id;
  }

  private addUnknown(first: number, second: number): void {
    if (this.unknown.get(first, second) >= 0) return;
    this.unknown.add(first, second, 0);
    this.distinct++;
  }

  /** Notes the numbers of the keys that a part makes of pieces. */
  private keysOf(part: PairPart, pieces: readonly string[]): number {
    const count = Math.min(pieces.length, MOST_IN_A_TEXT);
    for (let at = 0; at < count; at++) this.keyNumbers[at] = this.keyNumber(part, pieces[at]!);
    return count;
  }

  /** The same of the characters of a run. */
  private keysOfRun(part: PairPart, run: string): number {
    const keys = this.keys[part.slot];
    let count = 0;
    for (let at = 0; at < run.length && count < MOST_IN_A_TEXT; at++) {
      const code = run.charCodeAt(at);
      let key = keys ? keys[code]! : code;
      if (isHalf(code)) key = this.keyNumber(part, run.slice(at, ++at + 1));
      else if (key === UNKNOWN) key = this.keyNumber(part, run[at]!);
      this.keyNumbers[count++] = key;
    }
    return count;
  }

  private remember(unit: Unit, number: number, text: string): number {
    const list = this.keep(unit.make(text), unit.letters?.(text) ?? '');
    this.ones.add(unit.slot, number, list);
    return list;
  }

  private add(list: number): void {
    const { lists } = this;
    const end = list + lists[list]!;
    for (let at = list + 1; at <= end; at++) this.addId(lists[at]!);
  }

  private addId(id: number): void {
    if (this.seenIn[id] === this.text) return;
    this.seenIn[id] = this.text;
    this.distinct++;
    if (id < this.size) this.ids[this.count++] = id;
  }

  private keyNumber({ slot, keyOf }: PairPart, text: string): number {
    if (!keyOf) return this.numberOfText(text);
    if (text.length > 1) return this.numberOfText(keyOf(text));
    const keys = this.keys[slot]!;
    const code = text.charCodeAt(0);
    if (keys[code] === UNKNOWN) keys[code] = this.numberOfText(keyOf(text));
    return keys[code]!;
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

  /**
   * @param letters whose grams are kept as well
   * @returns where the list is
   */
  private keep(features: readonly string[], letters: string): number {
    const list = this.used;
    this.makeRoom(list + 1 + features.length + GRAMS_A_LETTER * letters.length);
    let end = list + 1;
    for (const feature of features) this.lists[end++] = this.idOf(feature);
    eachGram(letters, (at, size) => {
      const gram = packed(letters, at, size);
      this.lists[end++] = gram < 0 ? this.idOf(gramAt(letters, at, size)) : this.idOfGram(gram);
    });
    this.lists[list] = end - list - 1;
    this.used = end;
    this.kept++;
    return list;
  }

  private makeRoom(size: number): void {
    if (size <= this.lists.length) return;
    const more = new Int32Array(Math.max(this.lists.length * 2, size));
    more.set(this.lists);
    this.lists = more;
  }

  private idOf(feature: string): number {
    let id = this.named.get(feature) ?? this.strangers.get(feature);
    if (id === undefined) {
      id = this.size + this.strange++;
      this.strangers.set(feature, id);
    }
    return id;
  }

  private idOfGram(gram: number): number {
    let id = this.grams.get(gram, 0);
    if (id < 0) id = this.strangeGrams.get(gram, 0);
    if (id < 0) {
      id = this.size + this.strange++;
      this.strangeGrams.add(gram, 0, id);
    }
    return id;
  }

  private forget(): void {
    this.used = 0;
    this.kept = 0;
    this.strangers.clear();
    this.strangeGrams = new PairTable(WORDS_EXPECTED);
    this.strange = 0;
    for (const [text, number] of this.numbers) {
      if (number >= LONGER_FROM + this.lasting) this.numbers.delete(text);
    }
    for (const keys of this.keys) keys?.fill(UNKNOWN);
    this.ones = new PairTable(WORDS_EXPECTED);
  }
}

/** Whether a code unit is the half of a character that takes two. */
function isHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}
