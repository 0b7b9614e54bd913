/** A place in a text: code units, the end not included. */
export interface Stretch {
  start: number;
  end: number;
}

/** A value with its place in the text. */
export interface Found<Value> extends Stretch {
  value: Value;
}

/** Whether two stretches share a character. */
export function overlap(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end;
}
