import type { Message, Staff, StaffConversation, Tier } from '../../../protocol/index.js';
import { tiers } from '../../shared/contract.js';
import { newer } from '../../shared/conversation-feed.js';

/** The conversations of the left pane by id; which list each is in follows from its state. */
export type Known = ReadonlyMap<string, StaffConversation>;

export function reaches(own: Tier, needed: Tier): boolean {
  return tiers.indexOf(own) >= tiers.indexOf(needed);
}

export function isWaitingFor(conversation: StaffConversation, staff: Staff): boolean {
  return conversation.state === 'waiting' && reaches(staff.tier, conversation.tier);
}

export function isMine(conversation: StaffConversation, staff: Staff): boolean {
  return conversation.state === 'person' && conversation.assignee?.id === staff.id;
}

/** The queue, who is to be served first on top. */
export function waitingList(known: Known, staff: Staff): StaffConversation[] {
  return [...known.values()]
    .filter((conversation) => isWaitingFor(conversation, staff))
    .sort((a, b) => rankOf(a).localeCompare(rankOf(b)) || a.id.localeCompare(b.id));
}

function rankOf({ queueRank, createdAt }: StaffConversation): string {
  return queueRank ?? createdAt;
}

/** My chats in an order that does not jump while one reads. */
export function myList(known: Known, staff: Staff): StaffConversation[] {
  return [...known.values()]
    .filter((conversation) => isMine(conversation, staff))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}

/** Files a conversation by its newest state, and drops one that is in neither list. */
export function withConversation(known: Known, arrived: StaffConversation, staff: Staff): Known {
  const latest = newer(known.get(arrived.id), arrived);
  const listed = isWaitingFor(latest, staff) || isMine(latest, staff);
  if (!listed && !known.has(latest.id)) return known;
  const next = new Map(known);
  if (listed) next.set(latest.id, latest);
  else next.delete(latest.id);
  return next;
}

export function withoutConversation(known: Known, id: string): Known {
  return new Map([...known].filter(([key]) => key !== id));
}

const PREVIEW_LENGTH = 80;

/** A message moves its row's preview and last `seq`, which states alone do not. */
export function withMessage(known: Known, message: Message): Known {
  const row = known.get(message.conversationId);
  if (!row || row.lastSeq >= message.seq) return known;
  const preview =
    message.content.kind === 'event'
      ? row.preview
      : message.content.text.slice(0, PREVIEW_LENGTH).toWellFormed();
  const moved = { ...row, lastSeq: message.seq, preview, updatedAt: message.createdAt };
  return new Map(known).set(row.id, moved);
}
