import { describe, expect, test } from '@jest/globals';
import type { StaffConversation } from '../../../protocol/index.js';
import { whatsNew } from './whats-new.js';

type Seen = Parameters<typeof whatsNew>[0];

const row = (id: string, priority = 10): StaffConversation => ({
  id,
  state: 'waiting',
  locale: 'zh-CN',
  lastSeq: 1,
  visitor: id,
  tier: 'frontline',
  priority,
  mood: 'calm',
  preview: '',
  createdAt: '2026-11-23T08:00:00.000Z',
  updatedAt: '2026-11-23T08:00:00.000Z',
  version: 1,
});
const quiet: Seen = {
  waiting: [],
  mine: [],
  consultations: [],
  offered: new Set(),
  unread: new Map(),
  late: new Map(),
  reassigned: null,
  presence: { presence: 'online', pausedUntil: null },
};
const seen = (change: Partial<Seen>): Seen => ({ ...quiet, ...change });
const given = { conversationId: 'a', way: 'given', by: '林' } as const;

describe('one hears of', () => {
  test.each<[string, Partial<Seen>, Partial<Seen>, string[]]>([
    ['nothing', { mine: [row('a')] }, { mine: [row('a')] }, []],
    ['one I passed to the queue', { mine: [row('a')] }, { waiting: [row('a')] }, []],
    ['a new one in the queue', {}, { waiting: [row('a')] }, ['waiting a']],
    [
      'one that was there',
      { waiting: [row('a')] },
      { waiting: [row('a'), row('b')] },
      ['waiting b'],
    ],
    [
      'an offer',
      { waiting: [row('a')] },
      { waiting: [row('a')], offered: new Set('a') },
      ['offered a'],
    ],
    [
      'an offer, not also the queue',
      {},
      { waiting: [row('a')], offered: new Set('a') },
      ['offered a'],
    ],
    [
      'a message',
      { mine: [row('a')], unread: new Map([['a', 1]]) },
      { mine: [row('a')], unread: new Map([['a', 2]]) },
      ['written a'],
    ],
    ['what was read', { mine: [row('a')], unread: new Map([['a', 1]]) }, { mine: [row('a')] }, []],
    [
      'a question of a colleague',
      {},
      { consultations: [row('a')], unread: new Map([['a', 1]]) },
      ['written a'],
    ],
    ['one that was passed on', {}, { mine: [row('a')], reassigned: given }, ['given a']],
    ['one that was taken', {}, { reassigned: { ...given, way: 'taken' } }, []],
    [
      'a warning',
      { mine: [row('a')] },
      { mine: [row('a')], late: new Map([['a', 'warning']]) },
      [],
    ],
    [
      'a breach after the warning',
      { mine: [row('a')], late: new Map([['a', 'warning']]) },
      { mine: [row('a')], late: new Map([['a', 'breach']]) },
      ['breach! a'],
    ],
    ['life or safety', {}, { waiting: [row('a', 100)] }, ['waiting! a']],
  ])('%s', (_, before, after, alerts) => {
    const found = whatsNew(seen(before), seen(after));
    expect(
      found.map(
        ({ kind, urgent, conversation }) => `${kind}${urgent ? '!' : ''} ${conversation.id}`,
      ),
    ).toEqual(alerts);
  });

  test('the queue is no news to whoever is on a break', () => {
    const presence = { presence: 'break', pausedUntil: null } as const;
    expect(whatsNew(quiet, seen({ waiting: [row('a')], presence }))).toEqual([]);
  });
});
