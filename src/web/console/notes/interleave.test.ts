import { expect, test } from '@jest/globals';
import type { Note } from '../../../protocol/index.js';
import { CONVERSATION, textMessage } from '../../shared/test-messages.js';
import { interleave } from './interleave.js';

const note = (position: number, afterSeq: number): Note => ({
  id: `note ${position}`,
  conversationId: CONVERSATION,
  position,
  afterSeq,
  author: { id: 'lin', name: '林' },
  text: '',
  mentions: [],
  createdAt: '2026-11-23T08:00:00.000Z',
});

test('notes stand after the message they were written after, in their own order', () => {
  const messages = [1, 2, 3].map((seq) => textMessage(seq));
  const entries = interleave(messages, [note(1, 0), note(2, 2), note(3, 2), note(4, 9)]);
  const order = entries.map((entry) => entry.message?.seq ?? entry.note?.id);
  expect(order).toEqual(['note 1', 1, 2, 'note 2', 'note 3', 3, 'note 4']);
});
