import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { requirePermission } from '../../identity/staff-identity.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CodedError } from '../../platform/errors.js';
import { RealtimeService } from '../../platform/realtime/realtime.service.js';
import type { Staff, StaffConversation, takeOverSchema } from '../../protocol/index.js';
import { requireSight } from '../conversation-access.js';
import { NotesService } from '../notes/notes.service.js';
import { requireOversight } from './oversight.js';

/** A supervisor takes a running conversation from whoever has it. */
@Injectable()
export class TakingOverService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly notes: NotesService,
    private readonly audit: AuditService,
    private readonly realtime: RealtimeService,
  ) {}

  /**
   * One conditional update: of any number who try, one takes it from the same person. The
   * customer is told who goes on, the former one who took it, the audit both.
   * @throws {CodedError} PERMISSION_DENIED, also for another team's or a higher tier's;
   *   CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED; STATE_CONFLICT where nobody else has it (now)
   */
  async takeOver(
    staff: Staff,
    { conversationId, reason }: z.output<typeof takeOverSchema>,
    now: Date,
  ): Promise<{ conversation: StaffConversation }> {
    requirePermission(staff, 'conversation.take_over');
    const before = requireSight(staff, await this.conversations.find(conversationId));
    const { assigneeId: from, state, teamId, tier } = before;
    if (state === 'closed') throw new CodedError('CONVERSATION_CLOSED', 'It is over');
    if (state !== 'person' || !from || from === staff.id) throw notTakeable();
    requireOversight(staff, 'conversation.take_over', { tier, teamId });
    const { id, name } = staff;
    const note = reason && { id: uuidv7(), conversationId, author: { id, name }, text: reason };
    const entry = { actorId: id, action: 'conversation.taken_over', details: { from } };
    const taken = await this.conversations.transit(conversationId, {
      from: ['person'],
      tiers: [tier],
      assigneeId: from,
      set: { assigneeId: id, assigneeName: name, knownBy: id, acceptedAt: now },
      by: { kind: 'system' },
      event: { type: 'accepted', name, tier: staff.tier },
      also: async (manager) => {
        if (note) await this.notes.enclose(manager, note, now);
        await this.audit.record({ ...entry, subject: conversationId }, now, manager);
      },
    });
    if (!taken) throw notTakeable();
    if (note) await this.notes.tellEnclosed(note, id);
    const told = { conversationId, by: name, ...(reason && { reason }) };
    this.realtime.toStaff([`staff:${from}`], 'reassigned', { ...told, way: 'taken' });
    return { conversation: this.conversations.staffView(taken) };
  }
}

function notTakeable(): CodedError {
  return new CodedError('STATE_CONFLICT', 'Nobody else has the conversation now');
}
