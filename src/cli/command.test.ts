import { expect, test } from '@jest/globals';
import { parseArgs } from 'node:util';
import { badWords, CommandError } from './command.js';

function faultOf(args: string[]): unknown {
  try {
    return parseArgs({ args, options: { seed: { type: 'string' } } });
  } catch (error) {
    return error;
  }
}

test.each<[string, unknown, string]>([
  ['an unknown option', faultOf(['--bogus']), "Unknown option '--bogus'\nUsage"],
  [
    'a word too many',
    faultOf(['word']),
    "Unexpected argument 'word'. This command does not take positional arguments\nUsage",
  ],
  ['our own fault', new CommandError('--seed must be a number'), '--seed must be a number'],
  ['nothing', undefined, 'Usage'],
])('%s', (_what, error, told) => {
  expect(badWords(error, 'Usage').message).toBe(told);
});
