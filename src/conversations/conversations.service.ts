import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CodedError } from '../platform/errors.js';
import { PAGE_LIMIT, tiers } from '../protocol/index.js';
import type {
  Author,
  ConversationEvent,
  CustomerConversation,
  Locale,
  MessagePage,
  Mood,
  PageContext,
  StaffConversation,
  Tier,
} from '../protocol/index.js';
import type { ConversationEntity } from './conversation.entity.js';
import { ConversationPublisher } from './conversation-publisher.js';
import { statesBefore } from './conversation-state.js';
import { ConversationStore, type StateChange, type WaitingHead } from './conversation.store.js';
import { Greetings } from './greetings.js';
import { MessageWriter, appendWithin, type Append, type Appended } from './message-writer.js';
import { presentForStaff } from './present-conversation.js';
import type { ServiceFactsRow } from './service-facts.sql.js';

export type { WaitingHead };

/** Who had a customer's conversation longer ago is a stranger again. */
const KNOWN_FOR_MS = 7 * 24 * 3_600_000;

/** A change of state together with the event that tells of it. */
export interface Transition extends StateChange {
  by: Author;
  event: ConversationEvent;
  /** Asked in the transaction once the condition holds: where it is true nothing happens. */
  unless?: (manager: EntityManager) => Promise<boolean>;
  /** Also done in the transaction: both happen or neither. */
  also?: (manager: EntityManager) => Promise<void>;
}

/** Takes a transaction back. */
class Undone extends Error {}

/** Conversations and their messages, for customers and for the other modules. */
@Injectable()
export class ConversationsService {
  private readonly listeners: ((written: Appended) => void)[] = [];

  constructor(
    private readonly store: ConversationStore,
    private readonly writer: MessageWriter,
    private readonly publisher: ConversationPublisher,
    private readonly greetings: Greetings,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /**
   * The customer's open conversation, begun with a greeting where there is none. However many
   * ask at once, there is one.
   * @param company whose page it begins on; '' where that is not said
   */
  async openFor(customerId: string, locale: Locale, company: string): Promise<ConversationEntity> {
    for (;;) {
      const open = await this.store.findOpenOf(customerId);
      if (open) return open;
      const id = uuidv7();
      if (await this.store.tryCreate(id, customerId, { locale, company })) {
        await this.append({
          conversationId: id,
          clientId: uuidv7(),
          author: { kind: 'bot' },
          content: this.greetings.in(locale, company),
          states: ['bot'],
        });
      }
    }
  }

  /**
   * A conversation of this customer.
   * @throws {CodedError} CONVERSATION_NOT_FOUND, also when it is somebody else's
   */
  async ofCustomer(conversationId: string, customerId: string): Promise<ConversationEntity> {
    const conversation = await this.store.find(conversationId);
    if (!conversation || conversation.customerId !== customerId) {
      throw new CodedError('CONVERSATION_NOT_FOUND', 'No such conversation');
    }
    return conversation;
  }

  /** @throws {CodedError} CONVERSATION_NOT_FOUND */
  async find(conversationId: string): Promise<ConversationEntity> {
    const conversation = await this.store.find(conversationId);
    if (!conversation) throw new CodedError('CONVERSATION_NOT_FOUND', 'No such conversation');
    return conversation;
  }

  /** Waiting conversations of these tiers, first to serve first. */
  waiting(tiers: Tier[], limit: number): Promise<ConversationEntity[]> {
    return this.store.waiting(tiers, limit);
  }

  /** The first to be served of every team and tier, each with who knows the case from the last week. */
  waitingHeads(
    within: EntityManager,
    limit: number,
    askable: string[],
    now: Date,
  ): Promise<WaitingHead[]> {
    return this.store.heads(within, limit, new Date(now.getTime() - KNOWN_FOR_MS), askable);
  }

  /**
   * What the clocks of conversations with or for a person follow from.
   *
   * @param ids null: of all
   */
  serviceFacts(ids: string[] | null): Promise<ServiceFactsRow[]> {
    return this.store.serviceFacts(ids);
  }

  /** Has `listener` called on this node with what was written where the bot does not speak. */
  onWritten(listener: (written: Appended) => void): void {
    this.listeners.push(listener);
  }

  /** How many conversations each of these people is in. */
  loads(within: EntityManager, staffIds: string[]): Promise<Map<string, number>> {
    return this.store.loads(within, staffIds);
  }

  /** Has `listener` called on this node after every change of state that it committed. */
  onChanged(listener: (conversation: ConversationEntity) => void): void {
    this.publisher.onChanged(listener);
  }

  assignedTo(staffId: string): Promise<ConversationEntity[]> {
    return this.store.assignedTo(staffId);
  }

  /**
   * Stores a message, and after the commit tells everybody in the conversation.
   * @param sender the socket it came by, which learns of it by the acknowledgement
   */
  async append(append: Append, sender?: string): Promise<Appended> {
    const appended = await this.writer.append(append);
    if (appended.fresh) {
      this.publisher.message(appended.message, sender);
      if (appended.state !== 'bot') for (const listener of this.listeners) listener(appended);
    }
    return appended;
  }

  /**
   * A token says whose customer speaks: that goes before what a page said, and stays.
   * @throws {CodedError} COMPANY_MISMATCH where another company has vouched for somebody in it
   */
  async proveCompany(id: string, company: string): Promise<void> {
    const proved = await this.store.proveCompany(id, company);
    if (!proved) {
      throw new CodedError('COMPANY_MISMATCH', 'Another company has vouched for this customer');
    }
    if (proved.changed) await this.publisher.conversation(id);
  }

  /** Keeps what the page around the conversation is about, for the bot's next turns. */
  async setPageContext(id: string, context: PageContext): Promise<void> {
    await this.store.setPageContext(id, Object.keys(context).length > 0 ? context : null);
  }

  /** One page of what came after `afterSeq`. */
  async messagesAfter(id: string, afterSeq: number, limit = PAGE_LIMIT): Promise<MessagePage> {
    const messages = await this.store.messagesAfter(id, afterSeq, limit + 1);
    return { messages: messages.slice(0, limit), hasMore: messages.length > limit };
  }

  /**
   * Changes the state and tells of it, in one transaction. Where the condition does not hold,
   * nothing happens and the result is null: the caller sees who was quicker.
   */
  async transit(id: string, transition: Transition): Promise<ConversationEntity | null> {
    const { by, event, unless, also, ...change } = transition;
    const changing = this.database.transaction(async (manager) => {
      const conversation = await this.store.change(id, change, manager);
      if (!conversation) return null;
      if (await unless?.(manager)) throw new Undone();
      await also?.(manager);
      const [told] = await appendWithin(manager, [
        {
          conversationId: id,
          clientId: uuidv7(),
          author: by,
          content: { kind: 'event', event },
          states: [conversation.state],
        },
      ]);
      if (!told || told instanceof CodedError) throw told ?? new Error('No result');
      return { conversation: { ...conversation, lastSeq: told.message.seq }, told };
    });
    const done = await changing.catch((error: unknown) => {
      if (error instanceof Undone) return null;
      throw error;
    });
    if (!done) return null;
    this.publisher.message(done.told.message);
    await this.publisher.conversation(id);
    return done.conversation;
  }

  /** Ends the conversation. Ending an ended one changes nothing. */
  async close(
    id: string,
    by: Author,
    who: 'staff' | 'customer',
    condition: Pick<Transition, 'assigneeId' | 'also'> = {},
  ): Promise<ConversationEntity | null> {
    return this.transit(id, {
      ...condition,
      from: statesBefore('closed'),
      set: { state: 'closed', closedAt: new Date() },
      by,
      event: { type: 'closed', by: who },
    });
  }

  /** Lets these colleagues read the conversation: they were asked about it. */
  consult(on: EntityManager, id: string, staffIds: string[]): Promise<void> {
    return this.store.consult(on, id, staffIds);
  }

  /** Lets a supervisor write beside whoever has it, or no longer. False where nothing changed. */
  async setJoined(
    id: string,
    staffId: string,
    joined: boolean,
    also: (manager: EntityManager) => Promise<void>,
  ): Promise<boolean> {
    const changed = await this.database.transaction(async (manager) => {
      if (!(await this.store.setJoined(manager, id, staffId, joined))) return false;
      await also(manager);
      return true;
    });
    if (changed) await this.publisher.conversation(id);
    return changed;
  }

  /** Puts labels on and takes others off; null where that would be more than `most`. */
  async label(
    id: string,
    { add, remove }: { add: string[]; remove: string[] },
    most: number,
  ): Promise<ConversationEntity | null> {
    if (!(await this.store.label(id, add, remove, most))) return null;
    await this.publisher.conversation(id);
    return this.find(id);
  }

  customerView(conversation: ConversationEntity): Promise<CustomerConversation> {
    return this.publisher.customerView(conversation);
  }

  /** How the customer of a conversation with a person is now; told where it changed. */
  async setMood(id: string, mood: Mood): Promise<void> {
    if (await this.store.setMood(id, mood)) await this.publisher.conversation(id);
  }

  /** Tells the customer's tabs how it stands, where that changed without a new state. */
  tellCustomer(id: string): Promise<void> {
    return this.publisher.tellCustomer(id);
  }

  /** Tells the waiting anew when they may be served: somebody came to work or went. */
  outlookChanged(): void {
    for (const tier of tiers) this.publisher.tellPlaces(tier);
  }

  staffView(conversation: ConversationEntity): StaffConversation {
    return presentForStaff(conversation);
  }
}
