import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { chinesePasswords } from './chinese-passwords.js';

/** Of zxcvbn's 0 to 4: 3 takes more than 10^8 guesses, which sign-in's limit never allows. */
export const LEAST_SCORE = 3;

let loading: Promise<ZxcvbnFactory> | undefined;

/**
 * How hard a password is to guess for who knows the usual ones, keyboards, dates and its owner.
 * @param known words that a guesser would try for this person
 * @returns 0 (at once) to 4
 */
export async function scoreOf(password: string, known: string[]): Promise<number> {
  // 50 000 words: read when somebody chooses a password, not when the server starts.
  const guesser = await (loading ??= load());
  return guesser.check(password, known).score;
}

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...dictionary, 'passwords-chinese': chinesePasswords },
    graphs: adjacencyGraphs,
  });
}
