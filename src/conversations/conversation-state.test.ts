import { expect, test } from '@jest/globals';
import type { ConversationState } from '../protocol/index.js';
import { statesBefore } from './conversation-state.js';

test.each<[ConversationState, ConversationState[]]>([
  ['bot', ['person']],
  ['waiting', ['bot', 'person']],
  ['person', ['waiting']],
  ['closed', ['bot', 'waiting', 'person']],
])('%s is reached from %j only', (to, from) => {
  expect(statesBefore(to)).toEqual(from);
});
