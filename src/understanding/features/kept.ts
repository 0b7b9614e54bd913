/** More are rarely needed and soon made again. */
const MOST_KEPT = 100_000;

/**
 * What was made once, by its text: a feature that is the same string every time is found in the
 * vocabulary by its remembered hash. Bounded, as customers may write anything.
 */
export class Kept<Value> {
  private readonly values = new Map<string, Value>();

  constructor(private readonly make: (text: string) => Value) {}

  get(text: string): Value {
    let value = this.values.get(text);
    if (value === undefined) {
      value = this.make(text);
      if (this.values.size >= MOST_KEPT) this.values.clear();
      this.values.set(text, value);
    }
    return value;
  }
}

/** The same for what is made of two texts. */
export class KeptPairs<Value> {
  private readonly values = new Map<string, Map<string, Value>>();
  private count = 0;

  constructor(private readonly make: (first: string, second: string) => Value) {}

  get(first: string, second: string): Value {
    let row = this.values.get(first);
    let value = row?.get(second);
    if (value !== undefined) return value;
    value = this.make(first, second);
    if (this.count >= MOST_KEPT) {
      this.values.clear();
      this.count = 0;
      row = undefined;
    }
    if (!row) {
      row = new Map();
      this.values.set(first, row);
    }
    row.set(second, value);
    this.count++;
    return value;
  }
}
