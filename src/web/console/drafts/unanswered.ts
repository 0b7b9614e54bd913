import type { Message } from '../../../protocol/index.js';

/** The customer's latest words that nobody has answered; null where there are none. */
export function unansweredSeq(messages: readonly Message[]): number | null {
  const last = messages.findLast(
    ({ author, content }) =>
      content.kind === 'text' && (author.kind === 'customer' || author.kind === 'staff'),
  );
  return last?.author.kind === 'customer' ? last.seq : null;
}
