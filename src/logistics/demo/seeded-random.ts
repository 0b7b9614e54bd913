const TWO_TO_32 = 2 ** 32;

/**
 * Random choices that come out the same for the same seed (mulberry32), so that everybody's
 * demo looks alike and a test can rely on it. Not for secrets.
 */
export class SeededRandom {
  constructor(private seed: number) {}

  /** From 0 up to, not including, 1. */
  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_TO_32;
  }

  /** A whole number from `least` to `most`, both possible. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** One of them; the list must not be empty. */
  pick<T>(list: readonly T[]): T {
    const choice = list[Math.floor(this.next() * list.length)];
    if (choice === undefined) throw new RangeError('Nothing to pick from');
    return choice;
  }

  /** So many decimal digits, the first of them perhaps 0. */
  digits(count: number): string {
    return Array.from({ length: count }, () => this.between(0, 9)).join('');
  }
}
