import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { CodedError } from '../platform/errors.js';
import type { Content, Locale } from '../protocol/index.js';
import { readDialogState } from '../dialog/index.js';
import type { ConversationEntity } from './conversation.entity.js';
import { ConversationStore } from './conversation.store.js';
import { ConversationsService } from './conversations.service.js';

type Text = Omit<Extract<Content, { kind: 'text' }>, 'kind'>;

/** Says something in a conversation that nobody asked for there. */
@Injectable()
export class ProactiveMessages {
  constructor(
    private readonly store: ConversationStore,
    private readonly conversations: ConversationsService,
  ) {}

  /**
   * Says it once, however often it is asked to, in the customer's language. Where the conversation
   * is over, the customer's open one is told; where there is none, nobody is.
   *
   * @param key names what is said: the same key is the same message
   */
  async tell(conversationId: string, key: string, say: (locale: Locale) => Text): Promise<void> {
    const conversation = await this.store.find(conversationId);
    if (!conversation) return;
    const open =
      conversation.state === 'closed'
        ? await this.store.findOpenOf(conversation.customerId)
        : conversation;
    if (!open) return;
    try {
      await this.conversations.append({
        conversationId: open.id,
        clientId: uuidv5(key, open.id),
        author: { kind: 'bot' },
        content: { kind: 'text', ...say(localeOf(open)) },
        states: ['bot', 'waiting', 'person'],
      });
    } catch (error) {
      // Closed just now: what comes after it belongs to the next conversation, if there is one.
      if (error instanceof CodedError && error.code === 'CONVERSATION_CLOSED') return;
      throw error;
    }
  }
}

/** The language the customer last wrote in, else the conversation's. */
function localeOf(conversation: ConversationEntity): Locale {
  return readDialogState(conversation.dialog).locale ?? conversation.locale;
}
