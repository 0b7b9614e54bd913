import { Injectable, Logger } from '@nestjs/common';
import { SatisfactionService } from '../care/satisfaction.service.js';
import { MetricsService } from '../platform/health/metrics.service.js';
import { RealtimeService, type StaffRoom } from '../platform/realtime/realtime.service.js';
import { tiers, type CustomerConversation, type Message, type Tier } from '../protocol/index.js';
import type { ConversationEntity } from './conversation.entity.js';
import { ConversationStore } from './conversation.store.js';
import { presentForCustomer, presentForStaff } from './present-conversation.js';
import { presentMessageForCustomer } from './present-message.js';
import { QueueOutlook, queueView } from './queue-outlook.service.js';

/** Changes within this time are told to the waiting customers together. */
const GATHER_PLACES_MS = 250;
/** Customers further back learn their place when they come this near, or at their next visit. */
const PLACES_TOLD = 500;

/** Tells everybody concerned what was committed. */
@Injectable()
export class ConversationPublisher {
  private readonly logger = new Logger('Conversations');
  private readonly listeners: ((conversation: ConversationEntity) => void)[] = [];
  private readonly tellingPlaces = new Set<Tier>();

  constructor(
    private readonly realtime: RealtimeService,
    private readonly store: ConversationStore,
    private readonly metrics: MetricsService,
    private readonly outlook: QueueOutlook,
    private readonly satisfaction: SatisfactionService,
  ) {}

  /** @param sender the socket that has the message by its acknowledgement */
  message(message: Message, sender?: string): void {
    const { author, content } = message;
    this.metrics.messages.inc({ author: author.kind });
    if (content.kind === 'event' && content.event.type === 'handed_over') {
      this.metrics.handoffs.inc({ reason: content.event.reason ?? 'unknown' });
    }
    const shown = presentMessageForCustomer(message);
    this.realtime.toCustomer(message.conversationId, 'message', shown, sender);
    this.realtime.toStaff([`conversation:${message.conversationId}`], 'message', message, sender);
  }

  /** The state as it is now, to the customer, the followers, the assignee and the queue. */
  async conversation(id: string): Promise<void> {
    const conversation = await this.store.find(id);
    if (!conversation) return;
    this.realtime.toCustomer(id, 'conversation', await this.customerView(conversation));
    const rooms: StaffRoom[] = [`conversation:${id}`, `queue:${conversation.tier}`];
    if (conversation.assigneeId) rooms.push(`staff:${conversation.assigneeId}`);
    this.realtime.toStaff(rooms, 'conversation', presentForStaff(conversation));
    for (const tier of tiers) {
      // Those below its tier, who may have seen it wait before it was passed up.
      if (tier === conversation.tier) break;
      this.realtime.toStaff([`queue:${tier}:only`], 'conversation.gone', {
        conversationId: id,
        version: conversation.version,
      });
    }
    this.tellPlaces(conversation.tier);
    for (const listener of this.listeners) listener(conversation);
  }

  async tellCustomer(id: string): Promise<void> {
    const conversation = await this.store.find(id);
    if (!conversation) return;
    this.realtime.toCustomer(id, 'conversation', await this.customerView(conversation));
  }

  /** Tells staff who have it before them how it stands, where that changed without a new state. */
  async tellFollowers(id: string): Promise<void> {
    const conversation = await this.store.find(id);
    if (!conversation) return;
    this.realtime.toStaff([`conversation:${id}`], 'conversation', presentForStaff(conversation));
  }

  /** The conversation as its customer may see it now. */
  async customerView(conversation: ConversationEntity): Promise<CustomerConversation> {
    const queue = await this.outlook.of(conversation, new Date());
    const said =
      conversation.state === 'closed' ? await this.satisfaction.of(conversation.id) : undefined;
    return presentForCustomer(conversation, queue, said);
  }

  /** Has `listener` called on this node with every state that it has just told of. */
  onChanged(listener: (conversation: ConversationEntity) => void): void {
    this.listeners.push(listener);
  }

  /** Tells the tier's waiting customers their places, once for all changes that come together. */
  tellPlaces(tier: Tier): void {
    if (this.tellingPlaces.has(tier)) return;
    this.tellingPlaces.add(tier);
    setTimeout(() => {
      this.tellingPlaces.delete(tier);
      this.tellPlacesNow(tier).catch((error: unknown) => this.logger.error({ err: error }));
    }, GATHER_PLACES_MS).unref();
  }

  private async tellPlacesNow(tier: Tier): Promise<void> {
    const waiting = await this.store.waitingWithPlaces(tier, PLACES_TOLD);
    if (waiting.length === 0) return;
    const now = new Date();
    const outlook = await this.outlook.ofTier(tier, now);
    for (const { conversation, place } of waiting) {
      this.realtime.toCustomer(
        conversation.id,
        'conversation',
        presentForCustomer(conversation, queueView(conversation, place, outlook, now)),
      );
    }
  }
}
