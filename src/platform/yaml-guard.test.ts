import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { parseYaml, type FileFault } from './yaml-file.js';

/** Any shape: what is refused here is refused before the shape is looked at. */
function faultsOf(source: string): FileFault[] {
  const faults: FileFault[] = [];
  parseYaml(source, 'a.yaml', z.unknown(), faults);
  return faults;
}

const aliases = Array.from({ length: 25 }, (_, n) => `b${n}: &b${n} [*b${n - 1}, *b${n - 1}]`);

describe('what would stall or fool a parser is named with its line', () => {
  test.each<[string, string, number, RegExp]>([
    ['a bomb of aliases', `area: a\n${aliases.join('\n')}`, 2, /anchor or alias/],
    ['an alias in a list', 'a: &a [x]\nb: [*a, *a]', 1, /anchor or alias/],
    ['a merge key', 'a: 1\n<<: {b: 1}', 2, /merge key/],
    ['a quoted merge key', 'a: 1\n"<<": {b: 1}', 2, /merge key/],
    ['another version of YAML', '%YAML 1.1\n---\na: yes', 1, /directive/],
    ['a tag', 'a: !!binary aGk=', 1, /tag/],
    ['a tag that builds objects', '- !ruby/object:Gem x', 1, /tag/],
    ['a tab', 'a:\n\tb: 1', 2, /tab/],
    ['a key twice', 'a: 1\nb: 2\na: 3', 3, /unique/],
    ['a key twice in a flow', 'x: {a: 1, a: 2}', 1, /unique/],
    ['complex keys', '? '.repeat(50_000), 1, /longer than/],
    ['complex keys on a line', '? ? a', 1, /plainly/],
    ['lists of lists of lists', '- - - - - - a', 1, /plainly/],
    ['brackets', `a: ${'['.repeat(1000)}`, 1, /deeply/],
    ['brackets on many lines', 'a:\n' + '[\n'.repeat(500), 62, /deeply/],
    ['escapes', `a: "${'\\x\n'.repeat(9_000)}`, 2001, /escapes/],
    ['commas', 'a: [\n' + ', ,\n'.repeat(1_000), 202, /commas/],
    ['tags in a flow', 'a: [\n' + ' !a\n'.repeat(1_000) + ']', 2, /tag/],
    ['anchors on one line', `a: [${'&a '.repeat(1_000)}]`, 1, /& \* !/],
    ['two fields a line', 'a: b: c\n'.repeat(5_000), 201, /two fields/],
    ['bytes', 'a: \u0000\u0001', 1, /no text/],
    ['a hundred thousand lines', '- a\n'.repeat(100_000), 1, /split it/],
    ['documents', '---\na: 1\n---\nb: 1\n', 3, /document/],
  ])('%s', (_what, source, line, message) => {
    const [fault] = faultsOf(source);
    expect({ line: fault?.line, message: fault?.message }).toEqual({
      line,
      message: expect.stringMatching(message),
    });
  });
});

test('what people write is left alone', () => {
  const text = [
    '# note: & * ! are fine here',
    "a: 'quoted: & *x !y'",
    'b: [你好！, 100 % & more, "what: this"]',
    'c: { zh-CN: 好, en: "ok: yes" }',
    'd:',
    '  - why - what - that? no! yes & no',
    '  - "- - - -"',
  ].join('\n');
  expect(faultsOf(text)).toEqual([]);
});
