import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import type { z } from 'zod';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { BotDrafts } from '../../conversations/drafts/bot-drafts.service.js';
import { requirePermission } from '../../identity/staff-identity.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import type { Staff, StaffReplies, staffRequestSchemas } from '../../protocol/index.js';
import { requireVoice } from '../conversation-access.js';
import { authorOf } from '../staff-desk.service.js';

type Payload<E extends keyof typeof staffRequestSchemas> = z.output<
  (typeof staffRequestSchemas)[E]
>;

/** What the bot would say, for whoever speaks in its place. */
@Injectable()
export class StaffDraftsService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly drafts: BotDrafts,
    private readonly audit: AuditService,
  ) {}

  /** @throws {CodedError} NOT_ASSIGNEE, CONVERSATION_CLOSED, CONVERSATION_NOT_FOUND */
  async read(
    staff: Staff,
    { conversationId }: Payload<'draft.read'>,
    now: Date,
  ): Promise<StaffReplies['draft.read']> {
    const conversation = requireVoice(staff, await this.conversations.find(conversationId));
    return { draft: await this.drafts.draft(conversation, now) };
  }

  /**
   * Takes the step of a draft and says its words as one's own. Accepting it again sends nothing
   * twice.
   * @throws {CodedError} STATE_CONFLICT where the draft is another one by now; as {@link read}
   */
  async accept(
    staff: Staff,
    { conversationId, ...seen }: Payload<'draft.accept'>,
    now: Date,
  ): Promise<object> {
    requirePermission(staff, 'conversation.reply');
    const conversation = requireVoice(staff, await this.conversations.find(conversationId));
    const done = await this.drafts.carryOut(conversation, seen, now);
    if (done.step) {
      const details = { step: done.step, seq: done.seq };
      const entry = { actorId: staff.id, action: 'conversation.draft_accepted', details };
      await this.audit.record({ ...entry, subject: conversationId }, now);
    }
    for (const [index, message] of done.messages.entries()) {
      await this.conversations.append({
        conversationId,
        clientId: uuidv5(`draft/${done.seq}/${index}`, conversationId),
        author: authorOf(staff),
        content: { kind: 'text', ...message },
        states: ['person'],
        assigneeId: staff.id,
      });
    }
    await this.drafts.remember(conversationId, done);
    return {};
  }
}
