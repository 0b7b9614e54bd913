import type { CannedValues } from '../../../protocol/index.js';
import { gapsIn, type Span } from '../../../protocol/reply-gaps.js';

/** A canned text with all that is known filled in; the rest stays as gaps. */
export function fillReply(text: string, values: CannedValues): string {
  const known = new Map<string, string>(Object.entries(values));
  return text.replace(/\{([a-z_]+)\}/g, (gap, name: string) => known.get(name) ?? gap);
}

/** The gap after a place in the text; past the last one, the first again. */
export function gapAfter(text: string, place: number): Span | undefined {
  const gaps = gapsIn(text);
  return gaps.find(({ from }) => from >= place) ?? gaps[0];
}

/** How known values are called where they are gaps, so that nobody reads `{waybill}`. */
export function nameGaps(text: string, nameOf: (name: string) => string): string {
  return text.replace(/\{([a-z_]+)\}/g, (_, name: string) => `{${nameOf(name)}}`);
}
