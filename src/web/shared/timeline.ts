import type { Message } from '../../protocol/index.js';

/**
 * The messages of one conversation in order. `messages` is dense from `seq` 1; what arrived
 * before its predecessors waits in `ahead`, so that nothing is ever shown out of order.
 */
export interface Timeline {
  readonly messages: readonly Message[];
  readonly ahead: readonly Message[];
}

export const emptyTimeline: Timeline = { messages: [], ahead: [] };

/** The `seq` up to which everything is known; 0 at the beginning. */
export function lastSeq(timeline: Timeline): number {
  return timeline.messages.length;
}

/** Something is missing between the dense part and what waits ahead. */
export function hasGap(timeline: Timeline): boolean {
  return timeline.ahead.length > 0;
}

/** The timeline with more messages. A message already known changes nothing: the same object. */
export function withMessages(timeline: Timeline, incoming: readonly Message[]): Timeline {
  const known = lastSeq(timeline);
  const bySeq = new Map(timeline.ahead.map((message) => [message.seq, message]));
  for (const message of incoming) {
    if (message.seq > known && !bySeq.has(message.seq)) bySeq.set(message.seq, message);
  }
  if (bySeq.size === timeline.ahead.length) return timeline;

  const messages = [...timeline.messages];
  for (let next = bySeq.get(known + 1); next; next = bySeq.get(messages.length + 1)) {
    messages.push(next);
    bySeq.delete(next.seq);
  }
  return { messages, ahead: [...bySeq.values()] };
}
