import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { expectedWait } from './expected-wait.js';

const QUEUED_AT = new Date('2026-11-23T12:00:00.000Z');
const later = (ms: number) => new Date(QUEUED_AT.getTime() + ms);
const seconds = (count: number, each: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => each(index) * 1000);

test.each<[string, number[], number, [number, number] | null]>([
  ['nothing known', [], 0, null],
  ['nine waits are too few', seconds(9, () => 60), 0, null],
  ['ten are enough', seconds(10, () => 60), 0, [60, 60]],
  ['half and nine tenths', seconds(10, (index) => (index + 1) * 60), 0, [300, 540]],
  ['rounded up to half minutes', seconds(10, () => 61), 0, [90, 90]],
  [
    'whoever waited longer than all but few is told nothing',
    seconds(15, (i) => i * 60),
    400_000,
    null,
  ],
  [
    'whoever has waited is told by those who waited longer',
    seconds(20, (index) => (index + 1) * 60),
    600_000,
    [900, 1140],
  ],
])('%s', (_, waits, waited, expected) => {
  const range = expectedWait(waits, QUEUED_AT, later(waited));
  expect(range).toEqual(
    expected && { from: later(expected[0] * 1000), to: later(expected[1] * 1000) },
  );
});

test('the range lies ahead, and its ends are in order', () => {
  const waits = fc.array(fc.nat({ max: 3_600_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(waits, fc.nat({ max: 3_600_000 }), (known, waited) => {
      const now = later(waited);
      const range = expectedWait(known, QUEUED_AT, now);
      if (!range) return;
      expect(range.from.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(range.to.getTime()).toBeGreaterThanOrEqual(range.from.getTime());
    }),
  );
});
