import type { Consultation, StaffConversation } from '../../../protocol/index.js';
import { newer } from '../../shared/conversation-feed.js';

/** What colleagues say beside the conversations: whom they ask me about, and new notes. */
export class Asides {
  private consultations: ReadonlyMap<string, Consultation> = new Map();
  private unseen: ReadonlySet<string> = new Set();

  /** Conversations I was asked about, the earliest first. */
  list(): Consultation[] {
    return [...this.consultations.values()].sort((a, b) =>
      a.conversation.createdAt.localeCompare(b.conversation.createdAt),
    );
  }

  /** Conversations with notes of others that I have not seen. */
  noted(): ReadonlySet<string> {
    return this.unseen;
  }

  reset(consultations: readonly Consultation[]): void {
    this.consultations = new Map(consultations.map((each) => [each.conversation.id, each]));
  }

  takeConsultation(consultation: Consultation): void {
    this.consultations = new Map(this.consultations).set(
      consultation.conversation.id,
      consultation,
    );
    this.takeConversation(consultation.conversation);
  }

  /** Keeps a row true; one that is over and read goes. */
  takeConversation(conversation: StaffConversation): void {
    const known = this.consultations.get(conversation.id);
    if (!known) return;
    const latest = newer(known.conversation, conversation);
    const next = new Map(this.consultations);
    if (latest.state === 'closed' && known.unread === 0) next.delete(latest.id);
    else next.set(latest.id, { ...known, conversation: latest });
    this.consultations = next;
  }

  takeNote(conversationId: string): void {
    this.unseen = new Set([...this.unseen, conversationId]);
  }

  /** I look at this conversation. Returns whether somebody mentioned me since I last did. */
  seen(conversationId: string): boolean {
    if (this.unseen.has(conversationId)) {
      this.unseen = new Set([...this.unseen].filter((id) => id !== conversationId));
    }
    const known = this.consultations.get(conversationId);
    if (!known || known.unread === 0) return false;
    this.takeConsultation({ ...known, unread: 0 });
    return true;
  }
}
