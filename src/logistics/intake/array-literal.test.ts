import { expect, test } from '@jest/globals';
import { arrayLiteral } from './array-literal.js';

test.each<[Parameters<typeof arrayLiteral>[0], string]>([
  [[], '{}'],
  [['12', 'a-b_C'], '{12,a-b_C}'],
  [[null, 'NULL', 'null'], '{NULL,"NULL","null"}'],
  [['', 'a b', 'a,b', '{x}'], '{"","a b","a,b","{x}"}'],
  [['a"b\\c'], '{"a\\"b\\\\c"}'],
  [['已揽收'], '{"已揽收"}'],
  [[1.5, true, new Date(0)], '{1.5,true,1970-01-01T00:00:00.000Z}'],
])('%j → %s', (values, literal) => {
  expect(arrayLiteral(values)).toBe(literal);
});
