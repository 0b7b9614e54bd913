import { expect, test } from '@jest/globals';
import type { Author } from '../../../protocol/index.js';
import { textMessage } from '../../shared/test-messages.js';
import { unansweredSeq } from './unanswered.js';

const staff: Author = { kind: 'staff', id: '01900000-0000-7000-8000-0000000000aa', name: '林' };

test.each<[string, Author['kind'][], number | null]>([
  ['nobody wrote', [], null],
  ['the customer wrote last', ['bot', 'customer'], 2],
  ['the customer wrote twice', ['staff', 'customer', 'customer'], 3],
  ['it is answered', ['customer', 'staff'], null],
  ['only a receipt came since', ['customer', 'bot', 'system'], 1],
])('%s', (_, kinds, seq) => {
  const messages = kinds.map((kind, at) =>
    textMessage(at + 1, '在', { author: kind === 'staff' ? staff : { kind } }),
  );
  expect(unansweredSeq(messages)).toBe(seq);
});
