import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { CallbacksService } from '../care/callbacks.service.js';
import type { CallbackView, customerRequestSchemas } from '../protocol/index.js';
import { ConversationsService } from './conversations.service.js';

type Wish = z.output<(typeof customerRequestSchemas)['callback.leave']>;

/** Customers who rather want to be called than to wait, and what their conversation says of it. */
@Injectable()
export class CallbackRequestsService {
  constructor(
    private readonly callbacks: CallbacksService,
    private readonly conversations: ConversationsService,
  ) {}

  /** Notes whom to call; the conversation tells of it once, and again when it is corrected. */
  async leave(wish: Wish, now: Date): Promise<{ callback: CallbackView }> {
    const { callback, changed } = await this.callbacks.leave(wish, now);
    const { conversationId, phone, at } = callback;
    if (changed) {
      await this.conversations.append({
        conversationId,
        clientId: uuidv7(),
        author: { kind: 'system' },
        content: { kind: 'event', event: { type: 'callback_left', phone, at } },
        states: ['bot', 'waiting', 'person', 'closed'],
      });
    }
    return { callback };
  }
}
