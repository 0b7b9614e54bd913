import { StartupError } from '../platform/errors.js';

/** What is wrong with how a command was called, in words for whoever called it. */
export class CommandError extends Error {}

/** Words that are none of a command's: what is wrong with them, and what it takes. */
export function badWords(error: unknown, usage: string): CommandError {
  if (error instanceof CommandError) return error;
  const { message = '' } = (error ?? {}) as { message?: string };
  // Node goes on to explain how to write what nobody means.
  const [reason] = message.split('. To ');
  return new CommandError([reason, usage].filter(Boolean).join('\n'));
}

/**
 * Runs a command of the command line. Its exit code is what `run` gives, 0 where it gives none;
 * 2 with a line or two on standard error where it cannot be done as asked.
 * @param usage what `--help` prints
 */
export async function runCommand(
  usage: string,
  run: (words: string[]) => Promise<number | void>,
): Promise<void> {
  const words = process.argv.slice(2);
  if (words.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  try {
    process.exitCode = (await run(words)) ?? 0;
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof StartupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
