import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Mood } from '../../protocol/index.js';
import { moodAfter, type MoodOverTime } from './mood.js';

/** The mood after messages of these labels and scores. */
function after(...messages: [Mood, number][]): MoodOverTime {
  return messages.reduce<MoodOverTime>(
    (mood, [label, score]) => moodAfter(mood, { label, score, signals: [] }),
    { label: 'calm', score: 0 },
  );
}

describe('a mood moves over the turns', () => {
  test.each<[string, [Mood, number][], Mood]>([
    [
      'calm stays calm',
      [
        ['calm', 0],
        ['calm', 0.05],
      ],
      'calm',
    ],
    ['one reproach is one reproach', [['dissatisfied', 0.5]], 'dissatisfied'],
    [
      'reproaches add up',
      [
        ['dissatisfied', 0.5],
        ['dissatisfied', 0.5],
        ['dissatisfied', 0.5],
      ],
      'angry',
    ],
    [
      'a calm word does not undo anger',
      [
        ['angry', 0.85],
        ['calm', 0],
      ],
      'angry',
    ],
    [
      'calm for a while does',
      [
        ['angry', 0.85],
        ['calm', 0],
        ['calm', 0],
        ['calm', 0],
      ],
      'calm',
    ],
    [
      'thanks end it sooner',
      [
        ['dissatisfied', 0.5],
        ['grateful', 0],
        ['grateful', 0],
      ],
      'grateful',
    ],
    [
      'worry does not turn into anger',
      [
        ['anxious', 0.3],
        ['anxious', 0.3],
        ['anxious', 0.3],
      ],
      'anxious',
    ],
  ])('%s', (_what, messages, label) => {
    expect(after(...messages).label).toBe(label);
  });

  test('the score stays within its bounds', () => {
    const message = fc.tuple(
      fc.constantFrom<Mood>('calm', 'anxious', 'dissatisfied', 'angry', 'threatening'),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
        const { score } = after(...messages);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });
});
