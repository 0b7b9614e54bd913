import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { requirePermission } from '../../identity/staff-identity.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CodedError } from '../../platform/errors.js';
import type { Staff, StaffReplies, reassignSchema } from '../../protocol/index.js';
import { requireSight } from '../conversation-access.js';
import { PassingOnService } from '../passing-on.service.js';
import { requireOversight } from './oversight.js';

type Reassigning = z.output<typeof reassignSchema>;

/** A supervisor passes many conversations on at once, those of others and those that wait. */
@Injectable()
export class ReassigningService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly passing: PassingOnService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Each is a change of its own: what keeps one where it is does not keep the others.
   * @returns what became of each, in the order asked; a refused one has its code
   * @throws {CodedError} PERMISSION_DENIED
   */
  async reassign(
    staff: Staff,
    { conversationIds, ...step }: Reassigning,
    now: Date,
  ): Promise<StaffReplies['conversations.reassign']> {
    requirePermission(staff, 'conversation.supervise');
    const results: StaffReplies['conversations.reassign']['results'] = [];
    for (const conversationId of new Set(conversationIds)) {
      try {
        await this.move(staff, conversationId, step, now);
        results.push({ conversationId, code: null });
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        results.push({ conversationId, code: error.code });
      }
    }
    return { results };
  }

  private async move(
    staff: Staff,
    conversationId: string,
    { to, reason }: Omit<Reassigning, 'conversationIds'>,
    now: Date,
  ): Promise<void> {
    const held = requireSight(staff, await this.conversations.find(conversationId));
    requireOversight(staff, 'conversation.supervise', held);
    const { state, assigneeId: from, teamId } = held;
    if (state === 'closed') throw new CodedError('CONVERSATION_CLOSED', 'It is over');
    const there =
      to.kind === 'person' ? from === to.staffId : state === 'waiting' && teamId === to.teamId;
    if (state === 'bot' || there) throw new CodedError('STATE_CONFLICT', 'Nothing to pass on');
    const details = { from, to: to.kind === 'person' ? to.staffId : to.teamId };
    const entry = { actorId: staff.id, action: 'conversation.reassigned', details };
    await this.passing.move(staff, held, { to, reason }, now, (manager) =>
      this.audit.record({ ...entry, subject: conversationId }, now, manager),
    );
  }
}
