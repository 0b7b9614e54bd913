import { expect, test } from '@jest/globals';
import { sameWhereEqual } from './same-where-equal.js';

const row = { id: 'a' };

test.each([
  ['the same list', [row], [row], true],
  ['an empty list', [], [], true],
  ['a row that is new', [row], [{ ...row }], false],
  ['a longer list', [row], [row, row], false],
  ['a shorter list', [row, row], [row], false],
  ['the same record', { row, seq: 1 }, { row, seq: 1 }, true],
  ['a record that lost a field', { row, seq: undefined }, { row }, false],
  ['a field by another name', { row, seq: undefined }, { row, at: undefined }, false],
  ['nothing before', null, [row], false],
])('%s', (_case, before, now, same) => {
  expect(sameWhereEqual<object>(before, now)).toBe(same ? before : now);
});
