import { reaches } from '../identity/permissions.js';
import { CodedError } from '../platform/errors.js';
import type { StaffRoom } from '../platform/realtime/realtime.service.js';
import type { ConversationState, Staff, Tier } from '../protocol/index.js';

/** What it depends on who may see a conversation. */
export interface Seen {
  id: string;
  state: ConversationState;
  tier: Tier;
  /** The team it waits for, or waited for last. */
  teamId: string;
  assigneeId: string | null;
  /** Ids of the colleagues who were asked about it. */
  consulted: string[];
  /** Ids of the supervisors who write to the customer beside the assignee. */
  joined: string[] | null;
}

/** Whether a conversation is this person's, one they may take, or one they were asked about. */
export function isConcerned(staff: Staff, conversation: Seen): boolean {
  const takeable =
    conversation.state === 'waiting' &&
    staff.permissions.includes('queue.view') &&
    reaches(staff.tier, conversation.tier);
  return (
    takeable || conversation.assigneeId === staff.id || conversation.consulted.includes(staff.id)
  );
}

/** Whether this person may see it: it concerns them, or they may read any of its team. */
export function maySee(staff: Staff, conversation: Seen): boolean {
  const readsAny =
    staff.permissions.includes('conversation.read_any') &&
    (staff.readsTeams?.includes(conversation.teamId) ?? true);
  return readsAny || isConcerned(staff, conversation);
}

/** The same rule for sockets: whoever is in none of these rooms may not follow it. */
export function roomsThatMaySee({ state, tier, teamId, ...those }: Seen): StaffRoom[] {
  const { assigneeId, consulted } = those;
  const people = assigneeId ? [...consulted, assigneeId] : consulted;
  return [
    'reads:any',
    `reads:${teamId}`,
    ...(state === 'waiting' ? [`queue:${tier}` as const] : []),
    ...people.map((id) => `staff:${id}` as const),
  ];
}

/** The rooms of whoever may read conversations that are not theirs. */
export function readingRoomsOf({ permissions, readsTeams }: Staff): StaffRoom[] {
  if (!permissions.includes('conversation.read_any')) return [];
  return (readsTeams ?? ['any']).map((team) => `reads:${team}` as const);
}

/**
 * The conversation, for whoever has it.
 * @throws {CodedError} CONVERSATION_CLOSED, NOT_ASSIGNEE
 */
export function requireAssignment<C extends Seen>(staff: Staff, conversation: C): C {
  if (conversation.state === 'closed') {
    throw new CodedError('CONVERSATION_CLOSED', 'The conversation is over');
  }
  if (conversation.assigneeId === staff.id) return conversation;
  throw new CodedError('NOT_ASSIGNEE', 'The conversation is with somebody else');
}

/**
 * The conversation, for whoever writes to its customer: who has it, or has joined.
 * @throws {CodedError} CONVERSATION_CLOSED, NOT_ASSIGNEE
 */
export function requireVoice<C extends Seen>(staff: Staff, conversation: C): C {
  const { state, joined } = conversation;
  if (state === 'person' && joined?.includes(staff.id)) return conversation;
  return requireAssignment(staff, conversation);
}

/**
 * The conversation, for whoever may see it.
 * @throws {CodedError} CONVERSATION_NOT_FOUND: that it exists is not theirs to know either
 */
export function requireSight<C extends Seen>(staff: Staff, conversation: C): C {
  if (maySee(staff, conversation)) return conversation;
  throw new CodedError('CONVERSATION_NOT_FOUND', 'No such conversation');
}
