import type { Understanding } from '../understanding/index.js';
import { needsOneOf } from './answer-pending.js';
import type { Collected } from './collect-slots.js';
import type { Choice, DialogState } from './dialog-state.js';
import { isOnlyValues } from './only-values.js';
import type { Repertoire } from './repertoire.js';
import { placeInList } from './spoken-values.js';

/** The matter offered that a mere value belongs to: 「杭州的」 of an outlet's phone. */
export function valued(
  { choices, pending }: DialogState,
  { named }: Collected,
  heard: Understanding,
  repertoire: Repertoire,
): Choice | null {
  if (pending || named.has('waybills') || !isOnlyValues(heard)) return null;
  const fits = choices.filter(({ intent }) => intent && needsOneOf(intent, named, repertoire));
  return fits.length === 1 ? fits[0]! : null;
}

/** What 「第二个」 means. */
export function placed(choices: readonly Choice[], text: string): Choice | null {
  const at = choices.length > 0 ? placeInList(text.trim(), choices.length) : null;
  return at === null ? null : (choices[at] ?? null);
}
