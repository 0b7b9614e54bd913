const EMPTY = -1;
/** What {@link PairTable.take} gives of a value that was taken in this round. */
export const TAKEN = -2;
/** Two keys, a value and the round it was last taken in: a quarter of a cache line. */
const ENTRY = 4;
/** No round has this number: they are whole and 0 or more. */
const NO_ROUND = -1;
const LEAST_CAPACITY = 1 << 4;

/**
 * A map from two whole numbers to one, in a single array: what a Map of Maps finds in five places
 * of the memory is in one here, and a text asks for every two neighbours.
 */
export class PairTable {
  private entries: Int32Array;
  private capacity = LEAST_CAPACITY;
  private readonly usual: number;
  private size = 0;

  /** @param expected so many are added without the table having to grow, which takes its time */
  constructor(expected = 0) {
    while (this.capacity < expected * 2) this.capacity *= 2;
    this.usual = this.capacity;
    this.entries = emptyTable(this.capacity);
  }

  /** The value, 0 or more, or −1 where there is none. */
  get(first: number, second: number): number {
    const { entries } = this;
    for (let at = this.placeOf(first, second); ; at = this.after(at)) {
      const key = entries[at]!;
      if (key === EMPTY) return EMPTY;
      if (key === first && entries[at + 1] === second) return entries[at + 2]!;
    }
  }

  /**
   * The value where it is asked for the first time in a round, {@link TAKEN} where it was before,
   * −1 where there is none.
   */
  take(first: number, second: number, round: number): number {
    const { entries } = this;
    for (let at = this.placeOf(first, second); ; at = this.after(at)) {
      const key = entries[at]!;
      if (key === EMPTY) return EMPTY;
      if (key !== first || entries[at + 1] !== second) continue;
      if (entries[at + 3] === round) return TAKEN;
      entries[at + 3] = round;
      return entries[at + 2]!;
    }
  }

  /** Adds what is not there yet. All numbers are 0 or more, below 2³¹. */
  add(first: number, second: number, value: number): void {
    if (this.size * 2 > this.capacity) this.grow();
    let at = this.placeOf(first, second);
    while (this.entries[at] !== EMPTY) at = this.after(at);
    this.entries[at] = first;
    this.entries[at + 1] = second;
    this.entries[at + 2] = value;
    this.entries[at + 3] = NO_ROUND;
    this.size++;
  }

  /** Forgets all entries, and the room that more than usual took. */
  clear(): void {
    if (this.size === 0) return;
    if (this.capacity > this.usual) {
      this.capacity = this.usual;
      this.entries = emptyTable(this.capacity);
    } else this.entries.fill(EMPTY);
    this.size = 0;
  }

  private placeOf(first: number, second: number): number {
    const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    return ((hash ^ (hash >>> 15)) & (this.capacity - 1)) * ENTRY;
  }

  private after(at: number): number {
    const next = at + ENTRY;
    return next === this.entries.length ? 0 : next;
  }

  private grow(): void {
    const old = this.entries;
    this.capacity *= 2;
    this.entries = emptyTable(this.capacity);
    this.size = 0;
    for (let at = 0; at < old.length; at += ENTRY) {
      if (old[at] !== EMPTY) this.add(old[at]!, old[at + 1]!, old[at + 2]!);
    }
  }
}

function emptyTable(capacity: number): Int32Array {
  return new Int32Array(capacity * ENTRY).fill(EMPTY);
}
