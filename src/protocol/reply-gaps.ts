/**
 * What of a reply somebody still has to fill in. Without a schema, so that a browser may use it as
 * well.
 */

/** A stretch of text, from its first character to after its last. */
export interface Span {
  from: number;
  to: number;
}

/** Something in braces: letters, no JSON and no code. */
const GAP = /\{[\p{L}\p{N}_ ]{1,30}\}/gu;

/** What is not filled yet, in order. */
export function gapsIn(text: string): Span[] {
  return [...text.matchAll(GAP)].map(({ index, 0: gap }) => ({
    from: index,
    to: index + gap.length,
  }));
}
