import { Injectable } from '@nestjs/common';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { RealtimeService } from '../../platform/realtime/realtime.service.js';
import type { Staff } from '../../protocol/index.js';
import { isConcerned } from '../conversation-access.js';

/** Supervisors who read along: recorded, and told to whoever has the conversation. */
@Injectable()
export class WatchingService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly audit: AuditService,
    private readonly realtime: RealtimeService,
  ) {}

  /** Whether somebody may read it for no other reason than that they look after others. */
  async isForeign(staff: Staff, conversationId: string): Promise<boolean> {
    if (!staff.permissions.includes('conversation.read_any')) return false;
    return !isConcerned(staff, await this.conversations.find(conversationId));
  }

  /** Records that somebody reads a conversation that is not theirs. */
  async record(staff: Staff, conversationId: string, now: Date): Promise<void> {
    if (!(await this.isForeign(staff, conversationId))) return;
    const entry = { actorId: staff.id, action: 'conversation.read', details: {} };
    await this.audit.record({ ...entry, subject: conversationId }, now);
  }

  /** Tells everybody of the staff in a conversation who watches it; its customer learns nothing. */
  async tell(conversationId: string): Promise<void> {
    const { assigneeId } = await this.conversations.find(conversationId);
    const watchers = await this.realtime.watchers(conversationId);
    this.realtime.toStaff(
      [`conversation:${conversationId}`, ...(assigneeId ? [`staff:${assigneeId}` as const] : [])],
      'watchers',
      { conversationId, watchers },
    );
  }
}
