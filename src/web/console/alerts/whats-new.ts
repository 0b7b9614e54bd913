import type { StaffConversation } from '../../../protocol/index.js';
import type { DeskView } from '../staff/desk-view.js';
import { isUrgent } from '../lists/gravity.js';

/** What a person wants to hear of when they look elsewhere. */
export type AlertKind =
  /** One is asked to take it. */
  | 'offered'
  /** It joined the queue. */
  | 'waiting'
  /** Its customer, or a colleague in a note, wrote. */
  | 'written'
  /** A colleague passed it to one. */
  | 'given'
  /** Its customer has been kept waiting too long. */
  | 'breach';

export interface Alert {
  kind: AlertKind;
  conversation: StaffConversation;
  urgent: boolean;
}

type Seen = Pick<
  DeskView,
  'waiting' | 'mine' | 'consultations' | 'offered' | 'unread' | 'late' | 'reassigned' | 'presence'
>;

/**
 * What is new from one view of the desk to the next, at most one alert of a conversation: the
 * most pressing one. The queue is news only to whoever takes conversations now.
 */
export function whatsNew(before: Seen, after: Seen): Alert[] {
  // What I pass to a queue myself is no news to me.
  const known = new Set([...before.waiting, ...before.mine].map(({ id }) => id));
  const rows = [...after.mine, ...after.waiting, ...after.consultations];
  const given = after.reassigned !== before.reassigned ? after.reassigned : null;
  const kindOf = ({ id }: StaffConversation): AlertKind | null => {
    if (after.late.get(id) === 'breach' && before.late.get(id) !== 'breach') return 'breach';
    if (given?.way === 'given' && given.conversationId === id) return 'given';
    if (after.offered.has(id) && !before.offered.has(id)) return 'offered';
    if ((after.unread.get(id) ?? 0) > (before.unread.get(id) ?? 0)) return 'written';
    const queued = after.waiting.some((row) => row.id === id) && !known.has(id);
    return queued && after.presence?.presence === 'online' ? 'waiting' : null;
  };
  return rows.flatMap((conversation) => {
    const kind = kindOf(conversation);
    if (!kind) return [];
    return [{ kind, conversation, urgent: kind === 'breach' || isUrgent(conversation) }];
  });
}
