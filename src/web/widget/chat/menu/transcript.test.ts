import { expect, test } from '@jest/globals';
import { textMessage } from '../../../shared/test-messages.js';
import { en as t } from '../i18n/en.js';
import { transcript } from './transcript.js';

test('a transcript names who speaks and tells what happened', () => {
  const staff = { kind: 'staff', id: '01900000-0000-7000-8000-00000000000a', name: 'Lin' } as const;
  const text = transcript(
    [
      textMessage(1, 'Hello\nthere', { author: { kind: 'customer' } }),
      textMessage(2, 'Good morning', { author: { kind: 'bot' } }),
      {
        ...textMessage(3, '', { author: { kind: 'system' } }),
        content: { kind: 'event', event: { type: 'accepted', name: 'Lin', tier: 'frontline' } },
      },
      textMessage(4, 'I am Lin', { author: staff }),
    ],
    'en',
    t,
  );
  const [title, ...paragraphs] = text.trimEnd().split('\r\n\r\n');
  expect(title).toBe('Support');
  expect(paragraphs.map((one) => one.replace(/^.*? {2}/, ''))).toEqual([
    'You\r\nHello\nthere',
    'Assistant\r\nGood morning',
    t.events.accepted('Lin'),
    'Lin\r\nI am Lin',
  ]);
});
