import { describe, expect, test } from '@jest/globals';
import { textMessage } from './test-messages.js';
import { emptyTimeline, hasGap, lastSeq, withMessages } from './timeline.js';

function after(...arrivals: number[][]) {
  return arrivals.reduce(
    (timeline, seqs) =>
      withMessages(
        timeline,
        seqs.map((seq) => textMessage(seq)),
      ),
    emptyTimeline,
  );
}

describe('withMessages', () => {
  test.each<[string, number[][], number[], boolean]>([
    ['in order', [[1], [2], [3]], [1, 2, 3], false],
    ['one page', [[1, 2, 3]], [1, 2, 3], false],
    ['shuffled page', [[3, 1, 2]], [1, 2, 3], false],
    ['repeated', [[1, 2], [2], [1, 2, 3], [3]], [1, 2, 3], false],
    ['a gap holds back what follows', [[1], [3], [4]], [1], true],
    ['the gap filled', [[1], [3], [4], [2]], [1, 2, 3, 4], false],
    ['one of two gaps filled', [[1], [3], [5], [2]], [1, 2, 3], true],
    ['nothing before the first', [[2]], [], true],
  ])('%s', (_name, arrivals, shown, gap) => {
    const timeline = after(...arrivals);
    expect(timeline.messages.map((message) => message.seq)).toEqual(shown);
    expect(lastSeq(timeline)).toBe(shown.length);
    expect(hasGap(timeline)).toBe(gap);
  });

  test('known messages give back the same object, so nothing is drawn anew', () => {
    const timeline = after([1, 2], [4]);
    expect(withMessages(timeline, [textMessage(2), textMessage(4)])).toBe(timeline);
  });
});
