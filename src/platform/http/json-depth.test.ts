import { expect, test } from '@jest/globals';
import { refuseTooDeep } from './json-depth.js';

const nested = (levels: number, open = '[', close = ']') =>
  open.repeat(levels) + close.repeat(levels);

test.each([
  ['nothing', ''],
  ['as deep as may be', nested(64)],
  ['wide and not deep', `[${'{"a":[1]},'.repeat(10_000)}0]`],
  ['brackets in a string', `["${'['.repeat(1_000)}"]`],
  ['brackets after an escaped quote', `["\\"${'{'.repeat(1_000)}"]`],
  ['a string that does not end', `"${'['.repeat(1_000)}`],
])('takes %s', (_, json) => {
  expect(() => refuseTooDeep(Buffer.from(json))).not.toThrow();
});

test.each([
  ['arrays', nested(65)],
  ['objects', nested(65, '{"a":', '}')],
  ['what is never closed', '['.repeat(1_500_000)],
  ['brackets after a string that ends with a backslash', `["\\\\"${'['.repeat(64)}`],
])('refuses too many levels of %s', (_, json) => {
  expect(() => refuseTooDeep(Buffer.from(json))).toThrow('nested too deep');
});
