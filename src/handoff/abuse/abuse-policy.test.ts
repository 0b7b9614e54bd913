import { expect, test } from '@jest/globals';
import type { AbuseView } from '../../protocol/index.js';
import { deservesPause, judgeAbuse, type AbuseFacts } from './abuse-policy.js';

const calm: AbuseFacts = {
  offences: [],
  grave: false,
  taken: [],
  priority: 10,
  intents: ['tracking.where'],
  hasClaim: false,
};
const warned = [{ step: 'warn' as const, afterSeq: 10 }];
const warnedTwice = [...warned, { step: 'warn_again' as const, afterSeq: 20 }];
const closed = [...warnedTwice, { step: 'close' as const, afterSeq: 30 }];

test.each<[string, Partial<AbuseFacts>, AbuseView['due'], AbuseView['exempt']]>([
  ['nothing was said', {}, null, null],
  ['one abusive message', { offences: [9] }, 'warn', null],
  ['many before the first word about it', { offences: [5, 6, 7, 8] }, 'warn', null],
  ['warned, and nothing since', { offences: [9], taken: warned }, null, null],
  ['said while the warning was written', { offences: [9, 10], taken: warned }, null, null],
  ['abusive again', { offences: [9, 11], taken: warned }, 'warn_again', null],
  ['warned twice, and nothing since', { offences: [9, 11], taken: warnedTwice }, null, null],
  ['abusive for a third time', { offences: [9, 11, 21], taken: warnedTwice }, 'close', null],
  ['ended', { offences: [9, 11, 21, 31], taken: closed }, null, null],
  ['angry at a grave matter', { offences: [9], priority: 60 }, 'warn', null],
  ['a life is at stake', { offences: [9], priority: 100 }, null, 'life'],
  ['speaks of harming themselves', { offences: [9], grave: true }, null, 'life'],
  [
    'a life is at stake, after two warnings',
    { offences: [21], taken: warnedTwice, grave: true },
    null,
    'life',
  ],
  ['a claim may be warned about', { offences: [9], intents: ['claim.lost'] }, 'warn', 'claim'],
  [
    'and warned about again',
    { offences: [9, 11], taken: warned, hasClaim: true },
    'warn_again',
    'claim',
  ],
  [
    'but is never ended',
    { offences: [9, 11, 21], taken: warnedTwice, hasClaim: true },
    null,
    'claim',
  ],
  [
    'nor one that is only spoken of',
    { offences: [21], taken: warnedTwice, intents: ['chat.human', 'claim.damage'] },
    null,
    'claim',
  ],
  [
    'a question about compensation is none',
    { offences: [21], taken: warnedTwice, intents: ['claim.policy'] },
    'close',
    null,
  ],
])('%s', (_, facts, due, exempt) => {
  expect(judgeAbuse({ ...calm, ...facts })).toEqual({ due, exempt });
});

test.each<[string, Pick<AbuseFacts, 'offences' | 'taken'>, boolean]>([
  ['a calm one', { offences: [], taken: [] }, false],
  ['one slip', { offences: [3], taken: [] }, false],
  ['one slip, warned', { offences: [3], taken: warned }, false],
  ['abuse', { offences: [3, 8], taken: [] }, true],
  ['one that was ended', { offences: [3], taken: closed }, true],
])('a pause after %s', (_, facts, deserved) => {
  expect(deservesPause(facts)).toBe(deserved);
});
