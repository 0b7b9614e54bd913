import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { visitRuns, type RunKind } from './runs.js';

/** What the runs are, said as one expression. */
const RUN = /(\p{Script=Han}+)|([\p{Script=Latin}\p{M}']+)|(\d+(?:[.:]\d+)*)|([?!])|([^\s\p{P}])/gu;
const KINDS: RunKind[] = ['han', 'latin', 'number', 'mark', 'other'];

function runsOf(text: string): [RunKind, string][] {
  const runs: [RunKind, string][] = [];
  visitRuns(text, (kind, run) => runs.push([kind, run]));
  return runs;
}

test.each<[string, [RunKind, string][]]>([
  [
    '查sf1',
    [
      ['han', '查'],
      ['latin', 'sf'],
      ['number', '1'],
    ],
  ],
  [
    "it's 10:30!",
    [
      ['latin', "it's"],
      ['number', '10:30'],
      ['mark', '!'],
    ],
  ],
  [
    '1.5.kg',
    [
      ['number', '1.5'],
      ['latin', 'kg'],
    ],
  ],
  [
    '¥3，好',
    [
      ['other', '¥'],
      ['number', '3'],
      ['han', '好'],
    ],
  ],
  [
    '𠮷😀',
    [
      ['han', '𠮷'],
      ['other', '😀'],
    ],
  ],
  [
    '\ud800 \udc00',
    [
      ['other', '\ud800'],
      ['other', '\udc00'],
    ],
  ],
])('%j', (text, wanted) => {
  expect(runsOf(text)).toEqual(wanted);
});

test('are what the expression finds, whatever the text', () => {
  const pieces = fc.constantFrom(
    '快',
    '递',
    '𠮷',
    'é',
    'é',
    "'",
    '1',
    '23',
    '.',
    ':',
    '?',
    '，',
    ' ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(text, (written) => {
      const wanted = [...written.matchAll(RUN)].map(([run, ...kinds]) => [
        KINDS[kinds.findIndex((kind) => kind !== undefined)],
        run,
      ]);
      expect(runsOf(written)).toEqual(wanted);
    }),
    { numRuns: 1000 },
  );
});
