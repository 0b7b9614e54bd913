import type { Author, Message } from '../../protocol/index.js';

export const CONVERSATION = '01900000-0000-7000-8000-000000000001';

/** A message for tests; its client id ends in its `seq` unless one is given. */
export function textMessage(
  seq: number,
  text = `message ${seq}`,
  { author = { kind: 'customer' }, clientId }: { author?: Author; clientId?: string } = {},
): Message {
  return {
    conversationId: CONVERSATION,
    seq,
    clientId: clientId ?? `01900000-0000-7000-9000-${String(seq).padStart(12, '0')}`,
    author,
    content: { kind: 'text', text },
    createdAt: '2026-11-23T08:00:00.000Z',
  };
}
