import { expect, test } from '@jest/globals';
import { runCommand } from '../fixtures/command.js';

interface Printed {
  tiers: object;
  all: { queued: number; taken: number; left: number; medianMs: number; longestMs: number };
  serviceLevel: number;
  occupancy: number;
  expected: { serviceLevel: number } | null;
}

test('customers come to a person on a server of its own, and leave when it takes too long', async () => {
  const { status, stdout, stderr } = await runCommand('simulate', [
    ...['--customers', '12', '--staff', '3', '--minutes', '3', '--speed', '120'],
    ...['--handling', '30', '--patience', '300', '--seed', '5', '--json'],
  ]);
  expect([status, stderr]).toEqual([0, expect.stringContaining('over 12')]);
  const figures = JSON.parse(stdout) as Printed;
  expect(figures.tiers).toEqual({ frontline: 2, supervisor: 1, expert: 0 });
  const { queued, taken, left, medianMs, longestMs } = figures.all;
  // On a slow machine somebody's patience may end before the bot has answered.
  expect(queued).toBeGreaterThan(0);
  expect(queued).toBeLessThanOrEqual(12);
  expect(taken + left).toBe(queued);
  expect(taken).toBeGreaterThan(0);
  expect(longestMs).toBeGreaterThanOrEqual(medianMs);
  expect(medianMs).toBeGreaterThanOrEqual(0);
  expect(figures.occupancy).toBeGreaterThan(0);
  expect(figures.serviceLevel).toBeLessThanOrEqual(1);
});

test.each<[string, string[], string]>([
  ['no number', ['--staff', 'many'], '--staff must be a whole number from 1 to 200'],
  ['too many', ['--customers', '100000'], '--customers must be a whole number from 1 to 2000'],
  ['a half', ['--speed', '1.5'], '--speed must be a whole number from 1 to 120'],
  ['an unknown option', ['--agents', '3'], "Unknown option '--agents'"],
])('%s is refused with what is wrong and how to use it', async (_, words, fault) => {
  const { status, stdout, stderr } = await runCommand('simulate', words);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(fault);
  expect(stderr).toContain('Usage: npm run -s simulate');
});

test('--help says what can be set', async () => {
  const { status, stdout } = await runCommand('simulate', ['--help']);
  expect([status, stdout]).toEqual([0, expect.stringContaining('--at-once')]);
});
