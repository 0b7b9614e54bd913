import type { CannedChoice, Locale } from '../../../protocol/index.js';
import { initialsOf } from '../finding/pinyin-initials.js';
import type { Span } from '../../../protocol/reply-gaps.js';

export type CannedOption = CannedChoice['replies'][number];

/** `/` at the beginning of a line or after a blank, and what follows it up to the caret. */
const SLASH = /(?:^|\s)\/([^\s/]{0,30})$/;

/** The `/shortcut` that is being typed before the caret, or null. */
export function slashBefore(text: string, caret: number): (Span & { words: string }) | null {
  const words = SLASH.exec(text.slice(0, caret))?.[1];
  if (words === undefined) return null;
  return { from: caret - words.length - 1, to: caret, words };
}

/** The replies that fit what was typed, the nearest first; all where nothing was. */
export function findReplies(
  replies: readonly CannedOption[],
  words: string,
  locale: Locale,
): CannedOption[] {
  const wanted = words.toLowerCase();
  return replies
    .map((reply) => ({ reply, rank: rankOf(reply, wanted, locale) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ reply }) => reply);
}

/** Greater is nearer; 0 does not fit. */
function rankOf({ shortcut, title, text }: CannedOption, wanted: string, locale: Locale): number {
  const name = title[locale].toLowerCase();
  if (wanted === '') return 1;
  if (shortcut === wanted) return 6;
  if (shortcut.startsWith(wanted)) return 5;
  if (name.includes(wanted)) return 4;
  if (initialsOf(name).includes(wanted)) return 3;
  if (shortcut.includes(wanted)) return 2;
  return text.toLowerCase().includes(wanted) ? 1 : 0;
}
