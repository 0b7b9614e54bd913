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

test.each<[unknown, string]>([
  [faultOf(['--bogus']), "Unknown option '--bogus'\nUsage"],
  [
    faultOf(['word']),
    "Unexpected argument 'word'. This command does not take positional arguments\nUsage",
  ],
  [new CommandError('--seed must be a number'), '--seed must be a number'],
  [undefined, 'Usage'],
])('%s is told as %j', (error, told) => {
  expect(badWords(error, 'Usage').message).toBe(told);
});
