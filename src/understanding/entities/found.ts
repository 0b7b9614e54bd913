/** A value with its place in the text: code units, the end not included. */
export interface Found<Value> {
  value: Value;
  start: number;
  end: number;
}

/** Whether two stretches share a character. */
export function overlap(
  a: { start: number; end: number },
  b: { start: number; end: number },
): boolean {
  return a.start < b.end && b.start < a.end;
}
