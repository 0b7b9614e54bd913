import { expect, test } from '@jest/globals';
import { afterWorkingDays } from './working-days.js';

test.each([
  ['over a weekend', '2026-11-26T10:00:00+08:00', 7, '2026-12-07'],
  ['late in the evening', '2026-11-26T23:59:00+08:00', 1, '2026-11-27'],
  // Off from the 1st to the 7th; Saturday the 10th is worked for it.
  ['over the national holiday', '2026-09-30T10:00:00+08:00', 2, '2026-10-09'],
  ['a Saturday that is worked', '2026-09-30T10:00:00+08:00', 3, '2026-10-10'],
])('%s', (_name, from, count, day) => {
  expect(afterWorkingDays(new Date(from), count)).toEqual(new Date(`${day}T23:59:59+08:00`));
});
