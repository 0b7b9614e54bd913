import { describe, expect, test } from '@jest/globals';
import type { Author, ConversationEvent, Message } from '../protocol/index.js';
import { presentMessageForCustomer } from './present-message.js';

const lin: Author = { kind: 'staff', id: '01900000-0000-7000-8000-0000000000aa', name: '小林' };

const told = (author: Author, content: Message['content']): Message => ({
  conversationId: '01900000-0000-7000-8000-000000000001',
  seq: 3,
  clientId: '01900000-0000-7000-9000-000000000003',
  author,
  content,
  createdAt: '2026-11-23T08:00:00.000Z',
});

describe('what a customer learns of an event', () => {
  test.each<[ConversationEvent, ConversationEvent]>([
    [{ type: 'handed_over', reason: 'abuse' }, { type: 'handed_over' }],
    [
      { type: 'accepted', name: '小林', tier: 'expert' },
      { type: 'accepted', name: '小林' },
    ],
    [{ type: 'escalated', tier: 'supervisor' }, { type: 'moved' }],
    [{ type: 'returned', tier: 'frontline' }, { type: 'moved' }],
    [{ type: 'passed', to: 'team' }, { type: 'moved' }],
    [
      { type: 'passed', to: 'bot' },
      { type: 'passed', to: 'bot' },
    ],
    [
      { type: 'closed', by: 'staff' },
      { type: 'closed', by: 'staff' },
    ],
  ])('%j', (event, seen) => {
    const shown = presentMessageForCustomer(told(lin, { kind: 'event', event }));
    expect(shown).toMatchObject({ seq: 3, author: { kind: 'system' } });
    expect(shown.content).toEqual({ kind: 'event', event: seen });
  });

  test('words are theirs as they are', () => {
    const message = told(lin, { kind: 'text', text: '您好' });
    expect(presentMessageForCustomer(message)).toBe(message);
  });
});
