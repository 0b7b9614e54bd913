import type { LearningGroup } from '../../protocol/index.js';

type Classify = (text: string) => {
  candidates: { name: string; confidence: number }[];
  inField: boolean;
};

/** So many messages say what a group means. */
const ASKED = 5;
const GUESSES = 3;
/** A group of at least so many that nothing fits is enough to make an intent of. */
const ENOUGH = 3;
const WORTH_SHOWING = 0.01;
/** Below this none of the intents fits. */
const FITS_AT = 0.5;
/** What lies outside the field: no intent that anything could be given to. */
const OUTSIDE = 'none';

/**
 * What a group may mean, by the mean of what the engine makes of its first messages. What staff
 * said of any of them comes first: they know better.
 *
 * @param meant what staff said, once for each message of which they said something
 */
export function guessMeaning(
  texts: readonly string[],
  classify: Classify,
  meant: readonly string[] = [],
): Pick<LearningGroup, 'guesses' | 'fitsNone'> {
  const asked = texts.slice(0, ASKED);
  const sums = new Map<string, number>();
  for (const text of asked) {
    for (const { name, confidence } of classify(text).candidates) {
      sums.set(name, (sums.get(name) ?? 0) + confidence / asked.length);
    }
  }
  const ranked = [...sums]
    .map(([intent, confidence]) => ({ intent, confidence }))
    .sort((a, b) => b.confidence - a.confidence);
  const [best] = ranked;
  const fits = best !== undefined && best.intent !== OUTSIDE && best.confidence >= FITS_AT;
  const said = sharesOf(meant);
  const heard = ranked
    .filter(({ intent, confidence }) => intent !== OUTSIDE && confidence >= WORTH_SHOWING)
    .filter(({ intent }) => !meant.includes(intent))
    .map((guess) => ({ ...guess, saidByStaff: false }));
  return {
    guesses: [...said, ...heard].slice(0, GUESSES),
    fitsNone: !fits && meant.length === 0 && texts.length >= ENOUGH,
  };
}

/** The share of those who said it, the largest first. */
function sharesOf(meant: readonly string[]): LearningGroup['guesses'] {
  return [...new Set(meant)]
    .map((intent) => ({
      intent,
      confidence: meant.filter((said) => said === intent).length / meant.length,
      saidByStaff: true,
    }))
    .sort((a, b) => b.confidence - a.confidence);
}
