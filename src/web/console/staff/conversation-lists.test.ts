import { describe, expect, test } from '@jest/globals';
import type { Staff, StaffConversation } from '../../../protocol/index.js';
import { textMessage } from '../../shared/test-messages.js';
import {
  myList,
  waitingList,
  withConversation,
  withMessage,
  type Known,
} from './conversation-lists.js';

const me: Staff = {
  id: '01900000-0000-7000-8000-0000000000aa',
  login: 'li',
  name: '李敏',
  tier: 'frontline',
  roles: ['agent'],
  permissions: [],
  readsTeams: null,
};

function conversation(id: string, change: Partial<StaffConversation> = {}): StaffConversation {
  return {
    id,
    state: 'waiting',
    locale: 'zh-CN',
    lastSeq: 1,
    visitor: id,
    tier: 'frontline',
    priority: 0,
    mood: 'calm',
    waitingSince: '2026-11-23T08:00:00.000Z',
    preview: '',
    createdAt: '2026-11-23T08:00:00.000Z',
    updatedAt: '2026-11-23T08:00:00.000Z',
    version: 1,
    ...change,
  };
}

const none: Known = new Map();
const filed = (...all: StaffConversation[]) =>
  all.reduce((known, one) => withConversation(known, one, me), none);

describe('the lists', () => {
  test('who is to be served first stands on top', () => {
    const known = filed(
      conversation('late', { queueRank: '2026-11-23T09:00:00.000Z' }),
      conversation('early', { queueRank: '2026-11-23T08:00:00.000Z' }),
      conversation('urgent', { priority: 100, queueRank: '2026-11-22T10:00:00.000Z' }),
    );
    expect(waitingList(known, me).map(({ id }) => id)).toEqual(['urgent', 'early', 'late']);
  });

  test.each<[string, Partial<StaffConversation>, 'waiting' | 'mine' | 'neither']>([
    ['waiting for my tier', {}, 'waiting'],
    ['waiting for a higher tier', { tier: 'expert' }, 'neither'],
    ['accepted by me', { state: 'person', assignee: { id: me.id, name: me.name } }, 'mine'],
    ['accepted by another', { state: 'person', assignee: { id: 'x', name: 'x' } }, 'neither'],
    ['closed', { state: 'closed' }, 'neither'],
  ])('%s', (_name, change, list) => {
    const known = filed(conversation('a'), conversation('a', { ...change, version: 2 }));
    expect(waitingList(known, me)).toHaveLength(list === 'waiting' ? 1 : 0);
    expect(myList(known, me)).toHaveLength(list === 'mine' ? 1 : 0);
  });

  test('a state that arrives late does not bring a conversation back', () => {
    const mine = { state: 'person', assignee: { id: me.id, name: me.name } } as const;
    const known = filed(conversation('a', { ...mine, version: 3 }), conversation('a'));
    expect(myList(known, me)).toHaveLength(1);
    expect(waitingList(known, me)).toHaveLength(0);
  });

  test('a message moves the preview once', () => {
    const row = conversation(textMessage(1).conversationId);
    const known = withMessage(filed(row), textMessage(2, 'newer'));
    expect(known.get(row.id)).toMatchObject({ preview: 'newer', lastSeq: 2 });
    expect(withMessage(known, textMessage(2, 'newer'))).toBe(known);
  });
});
