import { Injectable } from '@nestjs/common';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CodedError } from '../../platform/errors.js';
import type { Staff, StaffConversation } from '../../protocol/index.js';
import { requireSight } from '../conversation-access.js';
import { requireOversight } from './oversight.js';

/**
 * A supervisor writes to the customer beside whoever has the conversation, until they step out
 * or it changes hands. The customer sees messages of one more named person and nothing else.
 */
@Injectable()
export class JoiningService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Joining twice changes nothing.
   * @throws {CodedError} PERMISSION_DENIED, CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED;
   *   STATE_CONFLICT where no colleague has it
   */
  async join(
    staff: Staff,
    { conversationId }: { conversationId: string },
  ): Promise<{ conversation: StaffConversation }> {
    const before = requireSight(staff, await this.conversations.find(conversationId));
    const { state, assigneeId, joined } = before;
    requireOversight(staff, 'conversation.supervise', before);
    if (joined?.includes(staff.id)) return { conversation: this.conversations.staffView(before) };
    if (state === 'closed') throw new CodedError('CONVERSATION_CLOSED', 'It is over');
    const done =
      state === 'person' &&
      assigneeId !== staff.id &&
      (await this.set(staff, conversationId, true));
    if (!done) throw new CodedError('STATE_CONFLICT', 'No colleague has the conversation now');
    return this.view(conversationId);
  }

  /** @throws {CodedError} CONVERSATION_NOT_FOUND */
  async stepOut(
    staff: Staff,
    { conversationId }: { conversationId: string },
  ): Promise<{ conversation: StaffConversation }> {
    requireSight(staff, await this.conversations.find(conversationId));
    await this.set(staff, conversationId, false);
    return this.view(conversationId);
  }

  private set({ id }: Staff, conversationId: string, joined: boolean): Promise<boolean> {
    const action = joined ? 'conversation.joined' : 'conversation.stepped_out';
    return this.conversations.setJoined(conversationId, id, joined, (manager) =>
      this.audit.record(
        { actorId: id, action, subject: conversationId, details: {} },
        new Date(),
        manager,
      ),
    );
  }

  private async view(conversationId: string): Promise<{ conversation: StaffConversation }> {
    const conversation = await this.conversations.find(conversationId);
    return { conversation: this.conversations.staffView(conversation) };
  }
}
