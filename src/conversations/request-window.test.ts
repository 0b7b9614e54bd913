import { expect, test } from '@jest/globals';
import type { CodedError } from '../platform/errors.js';
import { RequestWindow } from './request-window.js';

/** What became of requests at these times: taken, or how long to wait. */
function outcomes(times: number[]): (number | 'taken')[] {
  const window = new RequestWindow(2, 1_000);
  return times.map((now) => {
    try {
      window.take(now);
      return 'taken';
    } catch (error) {
      return (error as CodedError).options.retryAfterMs ?? 0;
    }
  });
}

test.each<[string, number[], (number | 'taken')[]]>([
  ['as many as are allowed', [5, 6], ['taken', 'taken']],
  ['one more', [5, 6, 7], ['taken', 'taken', 998]],
  ['more until the window ends', [0, 1, 2, 999, 1_000], ['taken', 'taken', 998, 1, 'taken']],
  ['a window begins with its first request', [5_000, 5_999, 6_000], ['taken', 'taken', 'taken']],
])('%s', (_what, times, expected) => expect(outcomes(times)).toEqual(expected));
