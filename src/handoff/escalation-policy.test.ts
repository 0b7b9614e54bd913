import { expect, test } from '@jest/globals';
import { escalationFor } from './escalation-policy.js';

test.each([
  ['life', 'threat'],
  ['safety', 'regulator'],
  ['threat', 'anger'],
  ['regulator', 'abuse'],
  ['anger', 'asked_for_person'],
  ['despair', 'asked_for_person'],
  ['no_progress', 'needs_person'],
] as const)('%s is served before %s', (sooner, later) => {
  expect(escalationFor(sooner).priority).toBeGreaterThan(escalationFor(later).priority);
});

test.each([
  ['regulator', 'supervisor'],
  ['threat', 'supervisor'],
  ['anger', 'frontline'],
  ['asked_for_person', 'frontline'],
] as const)('%s goes to %s first', (reason, tier) => {
  expect(escalationFor(reason).tier).toBe(tier);
});
