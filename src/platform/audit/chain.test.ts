import { describe, expect, test } from '@jest/globals';
import { CHAIN_START, ChainCheck, hashAfter, type Link } from './chain.js';

function chainOf(contents: readonly string[]): Link[] {
  let hash = CHAIN_START;
  return contents.map((content, index) => {
    hash = hashAfter(hash, content);
    return { position: index + 1, content, hash };
  });
}

const [first, second, third] = chainOf(['a', 'b', 'c']) as [Link, Link, Link];
const forged = hashAfter(first.hash, 'B');

describe('a chain is believed up to its first fault', () => {
  test.each<[string, Link[], object]>([
    ['whole', [first, second, third], { intact: true, end: { position: 3, hash: third.hash } }],
    ['changed', [first, { ...second, content: 'B' }, third], { position: 2, why: 'changed' }],
    [
      'changed with its own hash',
      [first, { ...second, content: 'B', hash: forged }, third],
      { position: 3, why: 'changed' },
    ],
    ['entry gone', [first, { ...second, content: null }, third], { position: 2, why: 'gone' }],
    ['place gone', [first, third], { position: 2, why: 'missing' }],
    ['end cut off', [first, second], { position: 3, why: 'cut' }],
    ['all gone', [], { position: 1, why: 'cut' }],
    ['last two swapped', [first, third, second], { position: 2, why: 'missing' }],
  ])('%s', (_name, links, verdict) => {
    const check = new ChainCheck();
    links.every((link) => check.follow(link));
    expect(check.verdict({ position: 3, hash: third.hash })).toMatchObject(verdict);
  });

  test('more than was recorded is no chain of ours', () => {
    const check = new ChainCheck();
    [first, second].forEach((link) => check.follow(link));
    expect(check.verdict({ position: 1, hash: first.hash })).toMatchObject({ why: 'changed' });
  });
});
