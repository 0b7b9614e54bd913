import { ROOT, type Dictionary } from './dictionary.js';

const HIGH_SURROGATE = 0xd800;
const LOW_SURROGATE = 0xdc00;

/**
 * Splits Chinese into words as jieba does without guessing at new ones: of all ways to split a run
 * into words of the dictionary and single characters, the likeliest.
 */
export class Segmenter {
  /** By place of a run: the likelihood of the best way from there on … */
  private likelihood = new Float64Array(0);
  /** … where its first word ends, and which that is. */
  private ends = new Int32Array(0);
  private words = new Int32Array(0);
  /** By number: the words that were met. The same string every time is looked up by its kept hash. */
  private readonly strings: string[];
  /** The likelihood of a character that is no word. */
  private readonly rarest: number;

  constructor(private readonly dictionary: Dictionary) {
    this.strings = new Array<string>(dictionary.size);
    this.rarest = dictionary.shares.reduce((least, share) => Math.min(least, share), 0);
  }

  /** The words of a run of Chinese characters, in order. */
  cut(run: string): string[] {
    if (this.ends.length < run.length) this.makeRoomFor(run.length);
    this.findBest(run);
    const { ends, words, strings } = this;
    const found: string[] = [];
    for (let from = 0; from < run.length; from = ends[from]!) {
      const word = words[from]!;
      if (word < 0) found.push(run.slice(from, ends[from]));
      else found.push((strings[word] ??= run.slice(from, ends[from])));
    }
    return found;
  }

  /** Finds the best way from every place to the end, from the last place on. */
  private findBest(run: string): void {
    const { likelihood, ends, words, dictionary, rarest } = this;
    const { shares } = dictionary;
    likelihood[run.length] = 0;
    for (let from = run.length - 1; from >= 0; from--) {
      const code = run.charCodeAt(from);
      let word = dictionary.next(ROOT, code);
      let end = from + (word < 0 ? widthAt(run, from, code) : 1);
      let best = (word >= 0 && shares[word]! < 0 ? shares[word]! : rarest) + likelihood[end]!;
      ends[from] = end;
      words[from] = word;
      while (word >= 0 && end < run.length) {
        word = dictionary.next(word, run.charCodeAt(end++));
        if (word < 0 || shares[word] === 0) continue;
        const likely = shares[word]! + likelihood[end]!;
        if (likely < best) continue;
        best = likely;
        ends[from] = end;
        words[from] = word;
      }
      likelihood[from] = best;
    }
  }

  /** The kind of a word, see {@link Dictionary.kindOf}; null where it is in no dictionary. */
  kindOf(word: string): string | null {
    const number = this.dictionary.numberOf(word);
    return number < 0 ? null : this.dictionary.kindOf(number);
  }

  /** The words of two and of three characters inside a longer one. */
  within(word: string): string[] {
    const found: string[] = [];
    for (const size of [2, 3]) {
      for (let from = 0; from + size <= word.length && size < word.length; from++) {
        const part = word.slice(from, from + size);
        if (this.dictionary.numberOf(part) >= 0) found.push(part);
      }
    }
    return found;
  }

  private makeRoomFor(length: number): void {
    this.likelihood = new Float64Array(length * 2 + 1);
    this.ends = new Int32Array(length * 2);
    this.words = new Int32Array(length * 2);
  }
}

function widthAt(run: string, at: number, code: number): number {
  if (code < HIGH_SURROGATE || code >= LOW_SURROGATE) return 1;
  return at + 1 < run.length ? 2 : 1;
}
