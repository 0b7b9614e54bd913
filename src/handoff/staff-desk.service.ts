import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BotTurnService } from '../conversations/bot-turn.service.js';
import { statesBefore } from '../conversations/conversation-state.js';
import { ConversationsService } from '../conversations/conversations.service.js';
import { reaches } from '../identity/permissions.js';
import { requirePermission } from '../identity/staff-identity.service.js';
import { WorkOrdersService } from '../logistics/work-orders/work-orders.service.js';
import type { Queryable } from '../platform/database/prepared.js';
import { CodedError } from '../platform/errors.js';
import { ConductService } from './conduct/conduct.service.js';
import { requireSight } from './conversation-access.js';
import { NotesService } from './notes/notes.service.js';
import { recordWrapUp } from './wrap-up.js';
import { tiers } from '../protocol/index.js';
import type {
  Author,
  MessagePage,
  Staff,
  StaffConversation,
  StaffReplies,
  Tier,
  staffRequestSchemas,
} from '../protocol/index.js';

type Payload<E extends keyof typeof staffRequestSchemas> = z.output<
  (typeof staffRequestSchemas)[E]
>;
type Conversation = Awaited<ReturnType<ConversationsService['find']>>;

/** A queue longer than this is shown by its head. */
const QUEUE_SHOWN = 200;

/** What staff can do with conversations, one method a request. */
@Injectable()
export class StaffDeskService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly bot: BotTurnService,
    private readonly orders: WorkOrdersService,
    private readonly notes: NotesService,
    private readonly conduct: ConductService,
  ) {}

  /** What this person may take, what they are in, and what they were asked about. */
  async overview(
    staff: Staff,
  ): Promise<Pick<StaffReplies['hello'], 'waiting' | 'mine' | 'consultations'>> {
    const waiting = staff.permissions.includes('queue.view')
      ? await this.conversations.waiting(tiersOf(staff), QUEUE_SHOWN)
      : [];
    const mine = await this.conversations.assignedTo(staff.id);
    const consultations = await this.notes.consultations(staff);
    return { waiting: waiting.map(this.view), mine: mine.map(this.view), consultations };
  }

  /**
   * A conversation with its history and what the bot handed over.
   * @throws {CodedError} CONVERSATION_NOT_FOUND, also when this person may not see it
   */
  async open(
    staff: Staff,
    { conversationId, afterSeq }: Payload<'conversation.open'>,
  ): Promise<Omit<StaffReplies['conversation.open'], 'abuse'>> {
    const conversation = await this.visible(staff, conversationId);
    const page = await this.conversations.messagesAfter(conversationId, afterSeq ?? 0);
    return {
      ...page,
      conversation: this.view(conversation),
      summary: conversation.summary,
      turns: await this.bot.history(conversationId),
      notes: await this.notes.of(staff, conversationId),
      conduct: await this.conduct.of(staff, conversationId),
      workOrders: staff.permissions.includes('work_orders.read')
        ? await this.orders.ofConversation(conversationId)
        : [],
    };
  }

  /** @throws {CodedError} CONVERSATION_NOT_FOUND where this person may not see it */
  async requireSight(staff: Staff, conversationId: string): Promise<void> {
    await this.visible(staff, conversationId);
  }

  async messagesAfter(
    staff: Staff,
    { conversationId, afterSeq, limit }: Payload<'messages.after'>,
  ): Promise<MessagePage> {
    await this.visible(staff, conversationId);
    return this.conversations.messagesAfter(conversationId, afterSeq, limit);
  }

  /**
   * Takes a waiting conversation. Of any number who try, one succeeds: the database decides.
   * @throws {CodedError} ALREADY_ACCEPTED, CONVERSATION_CLOSED, STATE_CONFLICT, CONVERSATION_NOT_FOUND
   */
  async accept(staff: Staff, conversationId: string): Promise<{ conversation: StaffConversation }> {
    requirePermission(staff, 'conversation.accept');
    const accepted = await this.conversations.transit(conversationId, {
      from: statesBefore('person'),
      tiers: tiersOf(staff),
      set: {
        state: 'person',
        assigneeId: staff.id,
        assigneeName: staff.name,
        acceptedAt: new Date(),
        knownBy: staff.id,
      },
      by: { kind: 'system' },
      event: { type: 'accepted', name: staff.name, tier: staff.tier },
    });
    if (!accepted)
      return { conversation: this.view(await this.acceptedBefore(staff, conversationId)) };
    return { conversation: this.view(accepted) };
  }

  /**
   * Ends a conversation, with what it came to. Ending an ended one changes nothing.
   * @throws {CodedError} NOT_ASSIGNEE, CONVERSATION_NOT_FOUND
   */
  async close(
    staff: Staff,
    { conversationId, wrapUp }: Payload<'conversation.close'>,
  ): Promise<{ conversation: StaffConversation }> {
    requirePermission(staff, 'conversation.close');
    const any = staff.permissions.includes('conversation.close_any');
    if (any) await this.visible(staff, conversationId);
    const ids = { conversationId, staffId: staff.id };
    const condition = {
      ...(any ? {} : { assigneeId: staff.id }),
      ...(wrapUp && {
        also: (on: Queryable) => recordWrapUp(on, { ...wrapUp, ...ids }, new Date()),
      }),
    };
    const closed = await this.conversations.close(
      conversationId,
      authorOf(staff),
      'staff',
      condition,
    );
    if (closed) return { conversation: this.view(closed) };
    const present = await this.visible(staff, conversationId);
    if (present.state === 'closed') return { conversation: this.view(present) };
    throw new CodedError('NOT_ASSIGNEE', 'The conversation is with somebody else');
  }

  /**
   * Moves a work order on.
   * @throws {CodedError} PERMISSION_DENIED, NOT_FOUND, STATE_CONFLICT
   */
  async advanceWorkOrder(
    staff: Staff,
    { workOrderId, ...change }: Payload<'work_order.advance'>,
  ): Promise<StaffReplies['work_order.advance']> {
    requirePermission(staff, 'work_orders.advance');
    const by = { kind: 'staff', id: staff.id, name: staff.name } as const;
    const order = await this.orders.advance({ ...change, id: workOrderId, by }, new Date());
    return { workOrder: this.orders.view(order) };
  }

  private readonly view = (conversation: Conversation): StaffConversation =>
    this.conversations.staffView(conversation);

  private async visible(staff: Staff, conversationId: string): Promise<Conversation> {
    return requireSight(staff, await this.conversations.find(conversationId));
  }

  /** Explains why a conversation could not be accepted; fine where it is this person's already. */
  private async acceptedBefore(staff: Staff, conversationId: string): Promise<Conversation> {
    const conversation = await this.conversations.find(conversationId);
    const { state, assigneeId, assigneeName, tier } = conversation;
    if (state === 'person' && assigneeId === staff.id) return conversation;
    if (state === 'person') {
      throw new CodedError('ALREADY_ACCEPTED', 'Somebody else was quicker', {
        details: { assignee: assigneeName },
      });
    }
    if (state === 'closed') throw new CodedError('CONVERSATION_CLOSED', 'The conversation is over');
    if (!reaches(staff.tier, tier)) {
      throw new CodedError('PERMISSION_DENIED', 'This conversation needs a higher tier', {
        details: { permission: 'conversation.accept', tier },
      });
    }
    throw new CodedError('STATE_CONFLICT', 'The conversation does not wait for anybody');
  }
}

/** The tiers whose queues this person serves: their own and those below. */
export function tiersOf(staff: Staff): Tier[] {
  return tiers.filter((tier) => reaches(staff.tier, tier));
}

/** Who writes, as their messages tell. */
export function authorOf(staff: Staff): Author {
  return { kind: 'staff', id: staff.id, name: staff.name };
}
