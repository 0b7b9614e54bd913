import { expect, test } from '@jest/globals';
import type { Tier } from '../../protocol/index.js';
import { RoomAbove, type Carrying } from './room-above.js';

const person = (tier: Tier, load: number, capacity: number, id = 'lin'): Carrying => ({
  id,
  tier,
  load,
  capacity,
});

test.each<[string, Carrying[], Tier, number]>([
  ['nobody is there', [], 'supervisor', 0],
  ['only those below', [person('frontline', 0, 5)], 'supervisor', 0],
  ['a supervisor with a hand free', [person('supervisor', 4, 5)], 'supervisor', 1],
  [
    'two, of whom one carries too much',
    [person('supervisor', 7, 5), person('supervisor', 3, 5)],
    'supervisor',
    2,
  ],
  // Who serves is the lowest tier that is there: an expert is not asked beside a supervisor.
  [
    'a busy supervisor and a free expert',
    [person('supervisor', 5, 5), person('expert', 0, 5)],
    'supervisor',
    0,
  ],
  ['an expert alone', [person('expert', 0, 2)], 'supervisor', 2],
  ['for an expert a supervisor is none', [person('supervisor', 0, 5)], 'expert', 0],
])('where %s', (_, people, tier, places) => {
  const room = new RoomAbove(people);
  const taken = Array.from({ length: 5 }, () => room.take(tier));
  expect(taken.filter(Boolean)).toHaveLength(places);
});

test.each<[string, Carrying[], number]>([
  ['nobody else is there', [person('frontline', 0, 5)], 0],
  ['a colleague has a hand free', [person('frontline', 0, 5), person('frontline', 4, 5, 'wu')], 1],
  ['the colleague carries enough', [person('frontline', 0, 5), person('frontline', 5, 5, 'wu')], 0],
  ['only those above are there', [person('frontline', 0, 5), person('expert', 0, 5, 'zhou')], 0],
])('beside somebody silent, where %s', (_, people, places) => {
  const room = new RoomAbove(people);
  const taken = Array.from({ length: 3 }, () => room.takeBeside('frontline', 'lin'));
  expect(taken.filter(Boolean)).toHaveLength(places);
});
