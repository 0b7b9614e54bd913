import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { ConversationSearch } from '../../conversations/search/conversation-search.js';
import { requirePermission } from '../../identity/staff-identity.service.js';
import { CodedError } from '../../platform/errors.js';
import {
  LABEL_LIMIT,
  type FoundConversations,
  type SearchConversations,
  type Staff,
  type StaffReplies,
  type staffRequestSchemas,
} from '../../protocol/index.js';
import { requireSight } from '../conversation-access.js';
import { tiersOf } from '../staff-desk.service.js';

const PAGE = 30;
const LABELS_SHOWN = 200;

/** Finding conversations again, and the labels they are found by. */
@Injectable()
export class FindingService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly search: ConversationSearch,
  ) {}

  /** One page of what this person may see, the newest first. */
  async find(staff: Staff, asked: SearchConversations, now: Date): Promise<FoundConversations> {
    const scope = {
      staffId: staff.id,
      queues: staff.permissions.includes('queue.view') ? tiersOf(staff) : [],
      all: staff.permissions.includes('conversation.read_any'),
      teamIds: staff.readsTeams,
    };
    const found = await this.search.find(asked, scope, PAGE + 1, now);
    return { found: found.slice(0, PAGE), hasMore: found.length > PAGE };
  }

  labels(): Promise<string[]> {
    return this.search.labels(LABELS_SHOWN);
  }

  /**
   * Puts labels on a conversation and takes others off. Two who do so at once both succeed.
   * @throws {CodedError} PERMISSION_DENIED, CONVERSATION_NOT_FOUND; STATE_CONFLICT beyond the limit
   */
  async label(
    staff: Staff,
    { conversationId, add, remove }: z.output<(typeof staffRequestSchemas)['conversation.label']>,
  ): Promise<StaffReplies['conversation.label']> {
    requirePermission(staff, 'notes.write');
    requireSight(staff, await this.conversations.find(conversationId));
    const labelled = await this.conversations.label(conversationId, { add, remove }, LABEL_LIMIT);
    if (!labelled) {
      throw new CodedError('STATE_CONFLICT', 'The conversation has too many labels', {
        details: { most: LABEL_LIMIT },
      });
    }
    return { conversation: this.conversations.staffView(labelled) };
  }
}
