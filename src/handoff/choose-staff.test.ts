import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tiers } from '../protocol/index.js';
import { chooseStaff, type Candidate, type Wanted } from './choose-staff.js';

function candidate(id: string, more: Partial<Candidate> = {}): Candidate {
  return { id, tier: 'frontline', capacity: 4, load: 0, lastOfferedAt: 0, ...more };
}

function wanted(more: Partial<Wanted> = {}): Wanted {
  return {
    tier: 'frontline',
    knownBy: null,
    offered: new Map(),
    declined: new Set(),
    ...more,
  };
}

test.each<[string, Partial<Wanted>, Candidate[], string | undefined]>([
  ['nobody is there', {}, [], undefined],
  ['the least loaded', {}, [candidate('a', { load: 2 }), candidate('b', { load: 1 })], 'b'],
  [
    'the least loaded for their capacity',
    {},
    [candidate('a', { load: 1, capacity: 2 }), candidate('b', { load: 2, capacity: 8 })],
    'b',
  ],
  [
    'of two alike who was without an offer longer',
    {},
    [candidate('a', { lastOfferedAt: 9 }), candidate('b', { lastOfferedAt: 5 })],
    'b',
  ],
  ['nobody past their capacity', {}, [candidate('a', { load: 4 })], undefined],
  ['nobody who takes nothing', {}, [candidate('a', { capacity: 0 })], undefined],
  [
    'who knows the case, though busier',
    { knownBy: 'a' },
    [candidate('a', { load: 3 }), candidate('b')],
    'a',
  ],
  [
    'another when who knows the case is full',
    { knownBy: 'a' },
    [candidate('a', { load: 4 }), candidate('b', { load: 3 })],
    'b',
  ],
  [
    'another when who knows the case let it pass',
    { knownBy: 'a', offered: new Map([['a', 1]]) },
    [candidate('a'), candidate('b', { load: 3 })],
    'b',
  ],
  [
    'who knows the case from a higher tier',
    { knownBy: 'a' },
    [candidate('a', { tier: 'expert' }), candidate('b')],
    'a',
  ],
  [
    'nobody below the tier, though they know the case',
    { tier: 'supervisor', knownBy: 'a' },
    [candidate('a'), candidate('b', { tier: 'supervisor', load: 3 })],
    'b',
  ],
  [
    'the tier itself before those above',
    {},
    [candidate('a', { tier: 'supervisor' }), candidate('b', { load: 3 })],
    'b',
  ],
  [
    'those above while the tier itself is full: no',
    {},
    [candidate('a', { tier: 'supervisor' }), candidate('b', { load: 4 })],
    undefined,
  ],
  [
    'those above when nobody of the tier is there',
    {},
    [candidate('a', { tier: 'expert' }), candidate('b', { tier: 'supervisor', load: 3 })],
    'b',
  ],
  [
    'who was not asked yet before who was',
    { offered: new Map([['a', 1]]) },
    [candidate('a'), candidate('b', { load: 3 })],
    'b',
  ],
  ['nobody a third time', { offered: new Map([['a', 2]]) }, [candidate('a')], undefined],
  ['nobody who declined', { declined: new Set(['a']) }, [candidate('a')], undefined],
])('%s', (_, want, candidates, expected) => {
  expect(chooseStaff(wanted(want), candidates)?.id).toBe(expected);
});

test('the order in which candidates come makes no difference', () => {
  const someone = fc.record({
    id: fc.uuid(),
    tier: fc.constantFrom(...tiers),
    capacity: fc.nat({ max: 5 }),
    load: fc.nat({ max: 6 }),
    lastOfferedAt: fc.nat({ max: 3 }),
  });
  const crowd = fc.uniqueArray(someone, { selector: ({ id }) => id, maxLength: 8 });
  fc.assert(
    fc.property(crowd, fc.constantFrom(...tiers), (candidates, tier) => {
      const chosen = chooseStaff(wanted({ tier }), candidates);
      expect(chooseStaff(wanted({ tier }), candidates.toReversed())?.id).toBe(chosen?.id);
      if (chosen) expect(chosen.load).toBeLessThan(chosen.capacity);
    }),
  );
});
