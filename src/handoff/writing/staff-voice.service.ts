import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { SeenMarks } from '../../conversations/seen-marks.service.js';
import { requirePermission } from '../../identity/staff-identity.service.js';
import { CodedError } from '../../platform/errors.js';
import { RealtimeService } from '../../platform/realtime/realtime.service.js';
import {
  gapsIn,
  type Message,
  type Staff,
  type staffRequestSchemas,
} from '../../protocol/index.js';
import { ConductService } from '../conduct/conduct.service.js';
import { requireVoice } from '../conversation-access.js';
import { authorOf } from '../staff-desk.service.js';

type Payload<E extends keyof typeof staffRequestSchemas> = z.output<
  (typeof staffRequestSchemas)[E]
>;

/** What staff say to customers. */
@Injectable()
export class StaffVoiceService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly conduct: ConductService,
    private readonly realtime: RealtimeService,
    private readonly seenMarks: SeenMarks,
  ) {}

  /**
   * Writes to the customer.
   * @param sender the socket it came by, which learns of it by the acknowledgement
   * @throws {CodedError} REPLY_HAS_GAPS, NOT_ASSIGNEE, STATE_CONFLICT, CONVERSATION_CLOSED, CONVERSATION_NOT_FOUND
   */
  async send(
    staff: Staff,
    { conversationId, clientId, text }: Payload<'message.send'>,
    sender: string,
  ): Promise<{ message: Message }> {
    requirePermission(staff, 'conversation.reply');
    requireFilled(text);
    const { message } = await this.conversations.append(
      {
        conversationId,
        clientId,
        author: authorOf(staff),
        content: { kind: 'text', text },
        states: ['person'],
        assigneeId: staff.id,
      },
      sender,
    );
    await this.conduct.read(staff, message);
    return { message };
  }

  /** Tells the customer that this person is writing. */
  async typing(staff: Staff, { conversationId, active }: Payload<'typing'>): Promise<object> {
    requirePermission(staff, 'conversation.reply');
    requireVoice(staff, await this.conversations.find(conversationId));
    const typing = { conversationId, by: 'staff' as const, active };
    this.realtime.toCustomer(conversationId, 'typing', typing);
    return {};
  }

  /** Tells the customer how far this person, who may write to them, has seen it. */
  seen(staff: Staff, seen: Payload<'seen'>): Promise<object> {
    return this.seenMarks.byStaff(seen, staff.id);
  }
}

/** No customer reads `{金额}`. @throws {CodedError} REPLY_HAS_GAPS */
function requireFilled(text: string): void {
  const gaps = gapsIn(text).map(({ from, to }) => text.slice(from, to));
  if (gaps.length === 0) return;
  throw new CodedError('REPLY_HAS_GAPS', 'Something in the reply is to be filled in first', {
    details: { gaps },
  });
}
