import type { CustomerConversation, Satisfaction, StaffConversation } from '../protocol/index.js';
import type { ConversationEntity } from './conversation.entity.js';

/** The conversation as its customer sees it. `queue` is there while it waits, `satisfaction` after it. */
export function presentForCustomer(
  conversation: ConversationEntity,
  queue: CustomerConversation['queue'],
  satisfaction?: Satisfaction,
): CustomerConversation {
  const { id, state, lastSeq, version, assigneeName, staffSeenSeq, createdAt } = conversation;
  return {
    id,
    state,
    lastSeq,
    version,
    createdAt: createdAt.toISOString(),
    ...(state === 'waiting' && queue ? { queue } : {}),
    ...(state === 'person' && assigneeName ? { assignee: { name: assigneeName } } : {}),
    ...(staffSeenSeq ? { seen: staffSeenSeq } : {}),
    ...(satisfaction ? { satisfaction } : {}),
  };
}

/** The conversation as staff see it in lists. */
export function presentForStaff(conversation: ConversationEntity): StaffConversation {
  const { id, state, locale, lastSeq, tier, priority, mood, preview, version } = conversation;
  const {
    assigneeId,
    assigneeName,
    reason,
    waitingSince,
    queueRank,
    createdAt,
    updatedAt,
    joined,
    company,
    labels,
    customerSeenSeq,
  } = conversation;
  return {
    id,
    state,
    locale,
    lastSeq,
    tier,
    priority,
    mood,
    preview,
    version,
    visitor: visitorOf(conversation.customerId),
    ...(reason ? { reason } : {}),
    ...(state === 'waiting' && waitingSince ? { waitingSince: waitingSince.toISOString() } : {}),
    ...(state === 'waiting' && queueRank ? { queueRank: queueRank.toISOString() } : {}),
    ...(assigneeId && assigneeName ? { assignee: { id: assigneeId, name: assigneeName } } : {}),
    ...(joined ? { joined } : {}),
    ...(company ? { company } : {}),
    ...(labels ? { labels } : {}),
    ...(customerSeenSeq ? { seen: customerSeenSeq } : {}),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** By what lists tell customers apart; clients put it into words. */
export function visitorOf(customerId: string): string {
  return customerId.slice(-4);
}
