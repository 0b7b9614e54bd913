import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeTexts } from './merge-texts.js';

const joined = (text: string) => text.split(' ').join('\n');

describe('two changes of one text', () => {
  test.each<[string, string, string, string, string | 'conflict']>([
    ['nobody', 'a b c', 'a b c', 'a b c', 'a b c'],
    ['only one', 'a b c', 'a X c', 'a b c', 'a X c'],
    ['only the other', 'a b c', 'a b c', 'a b Y', 'a b Y'],
    ['different lines', 'a b c d e', 'X b c d e', 'a b c d Y', 'X b c d Y'],
    ['the same change', 'a b c', 'a X c', 'a X c', 'a X c'],
    ['the same line', 'a b c', 'a X c', 'a Y c', 'conflict'],
    ['neighbours', 'a b c d', 'a X c d', 'a b Y d', 'conflict'],
    ['both add, apart', 'a b c d', 'a N b c d', 'a b c d M', 'a N b c d M'],
    ['both add in one place', 'a b', 'a N b', 'a M b', 'conflict'],
    ['one removes what the other changes', 'a b c', 'a c', 'a X c', 'conflict'],
    ['one removes, the other adds elsewhere', 'a b c d e', 'a c d e', 'a b c d e f', 'a c d e f'],
  ])('%s', (_who, base, ours, theirs, wanted) => {
    const merged = mergeTexts(joined(base), joined(ours), joined(theirs));
    expect(merged.ok ? merged.text : 'conflict').toBe(
      wanted === 'conflict' ? wanted : joined(wanted),
    );
  });

  test('a conflict names the lines of what both started from', () => {
    expect(mergeTexts('a\nb\nc', 'a\nX\nc', 'a\nY\nc')).toEqual({
      ok: false,
      conflicts: [{ fromLine: 2, toLine: 2 }],
    });
  });
});

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
  .map((l) => l.join('\n'));

test('whoever changed nothing gets what the other has; who comes first does not matter', () => {
  fc.assert(
    fc.property(text, text, text, (base, ours, theirs) => {
      expect(mergeTexts(base, ours, base)).toEqual({ ok: true, text: ours });
      expect(mergeTexts(base, base, theirs)).toEqual({ ok: true, text: theirs });
      const one = mergeTexts(base, ours, theirs);
      const other = mergeTexts(base, theirs, ours);
      expect(other.ok).toBe(one.ok);
      if (one.ok && other.ok) expect(other.text).toBe(one.text);
    }),
  );
});
