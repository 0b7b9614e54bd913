import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CustomerIdentityService } from '../identity/customer-identity.service.js';
import { CONFIG, type Config } from '../platform/config.js';
import { CodedError } from '../platform/errors.js';
import { RateLimit } from '../platform/rate-limit.js';
import { RealtimeService } from '../platform/realtime/realtime.service.js';
import { PROTOCOL_VERSION } from '../protocol/index.js';
import type {
  CustomerConversation,
  CustomerHelloReply,
  Locale,
  Message,
  MessagePage,
  customerRequestSchemas,
} from '../protocol/index.js';
import { BotTurnService } from './bot-turn.service.js';
import type { ConversationEntity } from './conversation.entity.js';
import { ConversationsService } from './conversations.service.js';
import type { HistoryReader } from './customer-history.service.js';
import { presentMessageForCustomer, presentPageForCustomer } from './present-message.js';

type Payload<E extends keyof typeof customerRequestSchemas> = z.output<
  (typeof customerRequestSchemas)[E]
>;

/** A customer's connection after its hello. */
export interface CustomerSession extends HistoryReader {
  socketId: string;
  locale: Locale;
  /** Whose customer it is, by the page or its token; '' where neither says. */
  company: string;
  /** The conversations this connection was shown to own. */
  owns: Set<string>;
}

/** What customers can do, one method a request. */
@Injectable()
export class CustomerService {
  private readonly messages: RateLimit;

  constructor(
    private readonly conversations: ConversationsService,
    private readonly identity: CustomerIdentityService,
    private readonly bot: BotTurnService,
    private readonly realtime: RealtimeService,
    @Inject(CONFIG) config: Config,
  ) {
    this.messages = new RateLimit(config.customerMessagesPer10s, 10);
  }

  /**
   * Recognises the customer and finds the conversation to go on with: the one resumed, else
   * the open one, else a new one.
   * @throws {CodedError} PROTOCOL_UNSUPPORTED, TOKEN_INVALID, TOKEN_EXPIRED, CONVERSATION_NOT_FOUND
   */
  async greet(
    hello: Payload<'hello'>,
    socketId: string,
    now: Date,
  ): Promise<{ session: CustomerSession; conversation: ConversationEntity }> {
    if (hello.protocol !== PROTOCOL_VERSION) {
      throw new CodedError('PROTOCOL_UNSUPPORTED', 'This server speaks another version', {
        details: { supported: PROTOCOL_VERSION },
      });
    }
    const customerId = hello.token
      ? await this.identity.verifyToken(hello.token, now)
      : await this.identity.create();
    const session: CustomerSession = {
      socketId,
      customerId,
      locale: hello.locale ?? 'zh-CN',
      company: hello.company ?? '',
      owns: new Set<string>(),
    };
    const conversation = hello.resume
      ? await this.conversations.ofCustomer(hello.resume.conversationId, customerId)
      : await this.conversations.openFor(customerId, session.locale, session.company);
    session.owns.add(conversation.id);
    if (hello.context) await this.conversations.setPageContext(conversation.id, hello.context);
    return { session, conversation };
  }

  async helloReply(
    session: CustomerSession,
    conversation: ConversationEntity,
    hello: Payload<'hello'>,
  ): Promise<CustomerHelloReply> {
    const page = await this.page(conversation.id, hello.resume?.afterSeq ?? 0);
    const current = await this.conversations.find(conversation.id);
    return {
      ...page,
      token: await this.identity.issueToken(session.customerId, new Date()),
      locale: session.locale,
      conversation: await this.conversations.customerView(current),
    };
  }

  /** Stores the message; the bot's turn begins after the acknowledgement is on its way. */
  async send(
    session: CustomerSession,
    { conversationId, clientId, text }: Payload<'message.send'>,
  ): Promise<{ message: Message }> {
    await this.messages.spend(session.customerId);
    const { message, turnRequest } = await this.conversations.append(
      {
        conversationId,
        clientId,
        author: { kind: 'customer' },
        content: { kind: 'text', text },
        states: ['bot', 'waiting', 'person'],
        customerId: session.customerId,
        requestsTurn: true,
      },
      session.socketId,
    );
    if (turnRequest) void this.bot.answer(message, turnRequest);
    return { message: presentMessageForCustomer(message) };
  }

  async messagesAfter(
    session: CustomerSession,
    { conversationId, afterSeq, limit }: Payload<'messages.after'>,
  ): Promise<MessagePage> {
    await this.own(session, conversationId);
    return this.page(conversationId, afterSeq, limit);
  }

  /** Takes what the embedding page is about. */
  async setContext(
    session: CustomerSession,
    { conversationId, context }: Payload<'context.set'>,
  ): Promise<object> {
    await this.spend(session, conversationId);
    await this.conversations.setPageContext(conversationId, context);
    return {};
  }

  async typing(
    session: CustomerSession,
    { conversationId, active }: Payload<'typing'>,
  ): Promise<object> {
    await this.own(session, conversationId);
    this.realtime.toStaff([`conversation:${conversationId}`], 'typing', {
      conversationId,
      by: 'customer',
      active,
    });
    return {};
  }

  /** The open conversation, or a new one after the last was closed. */
  async start(session: CustomerSession, locale: Locale | undefined): Promise<ConversationEntity> {
    const conversation = await this.conversations.openFor(
      session.customerId,
      locale ?? session.locale,
      session.company,
    );
    session.owns.add(conversation.id);
    return conversation;
  }

  async startReply(
    conversation: ConversationEntity,
  ): Promise<MessagePage & { conversation: CustomerConversation }> {
    return {
      ...(await this.page(conversation.id, 0)),
      conversation: await this.conversations.customerView(
        await this.conversations.find(conversation.id),
      ),
    };
  }

  /** The customer ends the conversation. Ending an ended one changes nothing. */
  async close(
    session: CustomerSession,
    conversationId: string,
  ): Promise<{ conversation: CustomerConversation }> {
    await this.own(session, conversationId);
    await this.conversations.close(conversationId, { kind: 'customer' }, 'customer');
    const conversation = await this.conversations.find(conversationId);
    return { conversation: await this.conversations.customerView(conversation) };
  }

  private async page(id: string, afterSeq: number, limit?: number): Promise<MessagePage> {
    return presentPageForCustomer(await this.conversations.messagesAfter(id, afterSeq, limit));
  }

  /** @throws {CodedError} CONVERSATION_NOT_FOUND where it is not the session's customer's */
  async own(session: CustomerSession, conversationId: string): Promise<void> {
    if (session.owns.has(conversationId)) return;
    await this.conversations.ofCustomer(conversationId, session.customerId);
    session.owns.add(conversationId);
  }

  /**
   * Makes sure that the conversation, if any, is the session's own, for a request that costs like a
   * message.
   * @throws {CodedError} CONVERSATION_NOT_FOUND, RATE_LIMITED
   */
  async spend(session: CustomerSession, conversationId?: string): Promise<void> {
    if (conversationId) await this.own(session, conversationId);
    await this.messages.spend(session.customerId);
  }
}
