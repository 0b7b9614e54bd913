const SPACE = 0x20;
const LINE_END = 0x0a;
const ZERO = 0x30;
const NINE = 0x39;
/** Below it no Chinese character begins, in UTF-8; all of those in the dictionary take three bytes. */
const FIRST_HAN_BYTE = 0xe3;
const HAN_BYTES = 3;
const LONGEST_WORD = 32;

/** The number of the empty beginning. */
export const ROOT = 0;

/** One word of the file: valid while it is looked at. */
interface Line {
  /** The characters, as far as `length` says. */
  codes: Uint16Array;
  length: number;
  /** How many characters it begins alike with the word before. */
  shared: number;
  /** How often it was met. */
  met: number;
  kind: string;
}

/**
 * The words of a language as a tree of their beginnings, in a few arrays: a beginning is a number,
 * and those that are one character longer have numbers in a row, in order.
 */
export class Dictionary {
  /** By beginning: the logarithm of its share of all that was met; 0 where it is no word. */
  readonly shares: Float32Array;
  private readonly codes: Uint16Array;
  /** By beginning: the first that is one character longer. They end where those of the next begin. */
  private readonly longer: Int32Array;
  private readonly ofOne = new Int32Array(0x10000).fill(-1);
  private readonly kinds: string[] = [];
  private readonly kindAt: Uint8Array;

  /**
   * @param bytes a dictionary as jieba's: a word, how often it was met and its kind, one a line, in
   *   order. Words that are not all Chinese characters are left out.
   */
  constructor(bytes: Uint8Array) {
    // By length: how many beginnings there are, then the number of the next one.
    const next = new Int32Array(LONGEST_WORD + 2);
    eachWord(bytes, ({ length, shared }) => {
      for (let size = shared + 1; size <= length; size++) next[size]!++;
    });
    let size = 1;
    for (let length = 1; length < next.length; length++) {
      const count = next[length]!;
      next[length] = size;
      size += count;
    }
    this.codes = new Uint16Array(size);
    this.longer = new Int32Array(size + 1).fill(size);
    this.shares = new Float32Array(size);
    this.kindAt = new Uint8Array(size);
    this.longer[ROOT] = next[1]!;
    this.fill(bytes, next);
  }

  private fill(bytes: Uint8Array, next: Int32Array): void {
    const { codes, longer, shares, kindAt, ofOne } = this;
    const kinds = new Map<string, number>();
    let total = 0;
    eachWord(bytes, (line) => {
      for (let size = line.shared + 1; size <= line.length; size++) {
        const beginning = next[size]!++;
        codes[beginning] = line.codes[size - 1]!;
        longer[beginning] = next[size + 1]!;
        if (size === 1) ofOne[codes[beginning]!] = beginning;
      }
      const word = next[line.length]! - 1;
      if (!kinds.has(line.kind)) kinds.set(line.kind, kinds.size);
      kindAt[word] = kinds.get(line.kind)!;
      shares[word] = line.met;
      total += line.met;
    });
    this.kinds.push(...kinds.keys());
    const all = Math.log(total);
    for (const [word, met] of shares.entries()) if (met > 0) shares[word] = Math.log(met) - all;
  }

  get size(): number {
    return this.shares.length;
  }

  /** The beginning that another makes with a further character, or −1. */
  next(beginning: number, code: number): number {
    if (beginning === ROOT) return this.ofOne[code]!;
    const { codes, longer } = this;
    let [low, high] = [longer[beginning]!, longer[beginning + 1]! - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = codes[middle]!;
      if (there === code) return middle;
      if (there < code) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** The number of a word, or −1. */
  numberOf(word: string): number {
    let number = ROOT;
    for (let at = 0; at < word.length && number >= 0; at++) {
      number = this.next(number, word.charCodeAt(at));
    }
    return number > ROOT && this.shares[number]! < 0 ? number : -1;
  }

  /** The kind of a word by its number: `ns` a place, `v` a verb, `r` a pronoun … */
  kindOf(word: number): string {
    return this.kinds[this.kindAt[word]!]!;
  }
}

/** @throws {Error} where the words are not in order */
function eachWord(bytes: Uint8Array, visit: (line: Line) => void): void {
  const line: Line = {
    codes: new Uint16Array(LONGEST_WORD),
    length: 0,
    shared: 0,
    met: 0,
    kind: '',
  };
  let at = 0;
  while (at < bytes.length) {
    const from = at;
    while (bytes[at] !== SPACE) at++;
    const to = at++;
    line.met = 0;
    for (; bytes[at]! >= ZERO && bytes[at]! <= NINE; at++) {
      line.met = line.met * 10 + bytes[at]! - ZERO;
    }
    line.kind = '';
    for (; at < bytes.length && bytes[at] !== LINE_END; at++) {
      if (bytes[at]! > SPACE) line.kind += String.fromCharCode(bytes[at]!);
    }
    at++;
    if (bytes[from]! < FIRST_HAN_BYTE || to - from > LONGEST_WORD * HAN_BYTES) continue;
    readWord(line, bytes, from, to);
    visit(line);
  }
}

function readWord(line: Line, bytes: Uint8Array, from: number, to: number): void {
  const before = line.length;
  line.length = (to - from) / HAN_BYTES;
  let alike = true;
  line.shared = 0;
  for (let at = 0; at < line.length; at++) {
    const byte = from + at * HAN_BYTES;
    const [first, second, third] = [bytes[byte]!, bytes[byte + 1]!, bytes[byte + 2]!];
    const code = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
    if (alike && at < before && line.codes[at] === code) line.shared++;
    else {
      if (alike && at < before && line.codes[at]! > code) throw new Error('Words out of order');
      alike = false;
      line.codes[at] = code;
    }
  }
}
