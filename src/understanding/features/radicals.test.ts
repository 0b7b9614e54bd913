import { expect, test } from '@jest/globals';
import { radicalOf } from './radicals.js';

test.each([
  ['一', 1],
  ['病', 104],
  ['痛', 104],
  ['铁', 167],
  ['鐵', 167],
  ['饺', 184],
  ['湖', 85],
  ['讲', 149],
  ['龟', 213],
  ['龠', 214],
])('%s stands under radical %i', (character, radical) => {
  expect(radicalOf(character)).toBe(radical);
});

test.each(['㐀', '鿼', '𠮷', 'a', '。'])(
  '%s stands under none that its place tells',
  (character) => {
    expect(radicalOf(character)).toBeNull();
  },
);
