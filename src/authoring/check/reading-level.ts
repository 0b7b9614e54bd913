import type { Locale } from '../../protocol/index.js';

/** Han characters in one sentence that are still read at a glance. */
const LONGEST_HAN_SENTENCE = 60;
const LONGEST_ENGLISH_SENTENCE = 32;
/** English: words of three and more syllables, and above which share a text reads like a form. */
const HARD_SHARE = 0.25;
const FEWEST_WORDS = 8;
const PLACEHOLDER = /\{[a-z_]+\}/g;

/** Why a text is hard to read on a phone, or null. */
export function readingTrouble(
  text: string,
  locale: Locale,
): 'long_sentence' | 'hard_words' | null {
  const plain = text.replace(PLACEHOLDER, locale === 'en' ? 'it' : '某');
  const sentences = plain.split(/[。！？；!?;\n]|\.(?:\s|$)/);
  if (locale !== 'en') {
    const longest = Math.max(...sentences.map((one) => one.match(/\p{Script=Han}/gu)?.length ?? 0));
    return longest > LONGEST_HAN_SENTENCE ? 'long_sentence' : null;
  }
  const wordsOf = (sentence: string) => sentence.match(/[a-z']+/gi) ?? [];
  if (sentences.some((one) => wordsOf(one).length > LONGEST_ENGLISH_SENTENCE)) {
    return 'long_sentence';
  }
  const words = wordsOf(plain);
  const hard = words.filter((word) => syllables(word) >= 3).length;
  return words.length >= FEWEST_WORDS && hard / words.length > HARD_SHARE ? 'hard_words' : null;
}

function syllables(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/e$/, '')
    .match(/[aeiouy]+/g);
  return groups?.length ?? 1;
}
