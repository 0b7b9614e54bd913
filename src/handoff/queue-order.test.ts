import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { usualFlowSettings, type HandoffReason } from '../protocol/index.js';
import { escalate } from './escalation-policy.js';
import { LONGEST_HEAD_START_MS, queueRank, type QueueClaim } from './queue-order.js';

const NOON = Date.parse('2026-11-23T12:00:00.000Z');
const MINUTE = 60_000;

function rankOf(reason: HandoffReason, minutesWaited: number, more: Partial<QueueClaim> = {}) {
  const since = new Date(NOON - minutesWaited * MINUTE);
  const known = { mood: 'calm', intents: [], valueFen: null, vip: false } as const;
  const counts = { misses: 0, repeated: 0, unhelpful: 0 };
  const { priority } = escalate({ reason, ...known, ...counts }, usualFlowSettings.limits);
  return queueRank({ priority, ...more }, since).getTime();
}

test.each<[string, number, number]>([
  ['life before a threat', rankOf('life', 0), rankOf('threat', 0)],
  ['safety before a returned one', rankOf('safety', 0), rankOf('anger', 60, { returned: true })],
  [
    'a returned one before a threat',
    rankOf('two_misses', 0, { returned: true }),
    rankOf('threat', 0),
  ],
  ['a regulator before anger', rankOf('regulator', 0), rankOf('anger', 60)],
  ['abuse before a VIP', rankOf('abuse', 0), rankOf('asked_for_person', 0, { vip: true })],
  ['despair before no progress', rankOf('despair', 0), rankOf('no_progress', 20)],
  [
    'a VIP before whoever came a little sooner',
    rankOf('asked_for_person', 0, { vip: true }),
    rankOf('asked_for_person', 15),
  ],
  [
    'of two VIPs the angry one',
    rankOf('anger', 0, { vip: true }),
    rankOf('two_misses', 0, { vip: true }),
  ],
  ['of two alike who came first', rankOf('needs_person', 2), rankOf('asked_for_person', 1)],
  ['who waited an hour before fresh anger', rankOf('asked_for_person', 60), rankOf('anger', 0)],
  ['who waited three hours before a fresh threat', rankOf('two_misses', 180), rankOf('threat', 0)],
])('%s', (_, sooner, later) => {
  expect(sooner).toBeLessThan(later);
});

const claims = fc.record({
  priority: fc.integer({ min: 0, max: 100 }),
  vip: fc.boolean(),
  returned: fc.boolean(),
});

test('nobody is overtaken by who came later than the longest head start', () => {
  fc.assert(
    fc.property(claims, claims, fc.nat({ max: 1_000_000_000 }), (early, late, extra) => {
      const lateSince = new Date(NOON + LONGEST_HEAD_START_MS + extra + 1);
      expect(queueRank(early, new Date(NOON)).getTime()).toBeLessThan(
        queueRank(late, lateSince).getTime(),
      );
    }),
  );
});

test('a higher priority never counts less', () => {
  fc.assert(
    fc.property(claims, fc.nat({ max: 100 }), (claim, more) => {
      const since = new Date(NOON);
      const higher = { ...claim, priority: claim.priority + more };
      expect(queueRank(higher, since).getTime()).toBeLessThanOrEqual(
        queueRank(claim, since).getTime(),
      );
    }),
  );
});
