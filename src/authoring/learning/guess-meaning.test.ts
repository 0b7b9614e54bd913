import { describe, expect, test } from '@jest/globals';
import { guessMeaning } from './guess-meaning.js';

const meaning =
  (...candidates: [string, number][]) =>
  () => ({
    candidates: candidates.map(([name, confidence]) => ({ name, confidence })),
    inField: true,
  });

describe('what a group may mean', () => {
  test.each<[string, string[], [string, number][], string[], boolean]>([
    [
      'one that fits',
      ['a', 'b', 'c'],
      [
        ['x.one', 0.5],
        ['y.two', 0.2],
      ],
      ['x.one', 'y.two'],
      false,
    ],
    [
      'nothing that fits',
      ['a', 'b', 'c'],
      [
        ['x.one', 0.3],
        ['y.two', 0.2],
      ],
      ['x.one', 'y.two'],
      true,
    ],
    [
      'outside the field',
      ['a', 'b', 'c'],
      [
        ['none', 0.9],
        ['x.one', 0.1],
      ],
      ['x.one'],
      true,
    ],
    ['too few to make an intent of', ['a', 'b'], [['none', 0.9]], [], false],
  ])('%s', (_what, texts, candidates, guesses, fitsNone) => {
    const guessed = guessMeaning(texts, meaning(...candidates));
    expect(guessed.guesses.map(({ intent }) => intent)).toEqual(guesses);
    expect(guessed.fitsNone).toBe(fitsNone);
  });

  test('what staff said comes first, and fits', () => {
    const heard = meaning(['none', 0.8], ['x.one', 0.1], ['y.two', 0.1]);
    const guessed = guessMeaning(['a', 'b', 'c'], heard, ['y.two', 'z.three', 'y.two']);
    expect(guessed).toEqual({
      guesses: [
        { intent: 'y.two', confidence: expect.closeTo(2 / 3), saidByStaff: true },
        { intent: 'z.three', confidence: expect.closeTo(1 / 3), saidByStaff: true },
        { intent: 'x.one', confidence: expect.closeTo(0.1), saidByStaff: false },
      ],
      fitsNone: false,
    });
  });

  test('the mean of its messages counts, not the surest of them', () => {
    const guessed = guessMeaning(['a', 'b'], (text) =>
      text === 'a' ? meaning(['x.one', 0.9])() : meaning(['y.two', 0.5], ['x.one', 0.1])(),
    );
    expect(guessed.guesses[0]).toMatchObject({ intent: 'x.one', confidence: 0.5 });
  });
});
