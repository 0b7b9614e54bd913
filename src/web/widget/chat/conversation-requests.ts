import type {
  CallbackTime,
  CallbackView,
  CustomerReplies,
  Message,
} from '../../../protocol/index.js';
import type { Answer, Failure } from '../../shared/answer.js';
import type { CustomerWire } from './customer-view.js';

/** Whom to call, when it would suit, and about what. */
export interface CallbackWish {
  phone: string;
  at: CallbackTime;
  matter: string;
}

/** What the customer can ask of the conversation that is shown, beside talking. */
export class ConversationRequests {
  constructor(
    private readonly wire: CustomerWire,
    /** Null before the first hello. */
    private readonly shown: () => string | null,
  ) {}

  /** Says whether an answer of the bot helped. */
  mark(seq: number, helpful: boolean): Promise<Failure | null> {
    return this.failureOf((conversationId) =>
      this.wire.call('answer.mark', { conversationId, seq, helpful }),
    );
  }

  /** Says how a conversation was that is over. */
  rate(score: number, comment: string): Promise<Failure | null> {
    return this.failureOf((conversationId) =>
      this.wire.call('satisfaction.rate', { conversationId, score, comment }),
    );
  }

  /** Conversations that are over, the youngest first. @param before the last of the page before */
  pastConversations(before?: string): Promise<Answer<CustomerReplies['history.list']>> {
    return this.wire.call('history.list', before ? { before } : {});
  }

  /** Everything that was said in one of them. */
  async pastMessages(conversationId: string): Promise<Answer<{ messages: Message[] }>> {
    const messages: Message[] = [];
    for (;;) {
      const afterSeq = messages.at(-1)?.seq ?? 0;
      const page = await this.wire.call('history.read', { conversationId, afterSeq });
      if (!page.ok) return page;
      messages.push(...page.messages);
      if (!page.hasMore) return { ok: true, messages };
    }
  }

  /** Asks to be called instead of waiting. */
  async leaveCallback(wish: CallbackWish): Promise<Answer<{ callback: CallbackView }>> {
    const conversationId = this.shown();
    if (!conversationId) return { ok: false, error: { code: 'OFFLINE' } };
    return this.wire.call('callback.leave', { conversationId, ...wish });
  }

  private async failureOf(
    ask: (conversationId: string) => Promise<Answer<CustomerReplies[keyof CustomerReplies]>>,
  ): Promise<Failure | null> {
    const conversationId = this.shown();
    if (!conversationId) return { code: 'OFFLINE' };
    const answer = await ask(conversationId);
    return answer.ok ? null : answer.error;
  }
}
