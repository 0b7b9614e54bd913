import type { Locale } from '../protocol/index.js';
import type { Understanding } from '../understanding/index.js';

/** A few letters (`ok`, a waybill number) do not change the language of a conversation. */
const SHORTEST_ENGLISH_WORDS = 3;

/** The language that a message is clearly written in; null where it does not tell. */
export function spokenLocale({ text, language }: Understanding): Locale | null {
  const han = /\p{Script=Han}/u.test(text);
  if (language !== 'en') return han ? language : null;
  // Of an address such as a@example.com no word counts.
  const words = text.replace(/\S*[@/]\S*/g, ' ').match(/\b[a-z']{2,}\b/gi) ?? [];
  return words.length >= SHORTEST_ENGLISH_WORDS ? 'en' : null;
}
