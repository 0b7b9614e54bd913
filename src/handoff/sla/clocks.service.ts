import { Injectable } from '@nestjs/common';
import { ConversationsService } from '../../conversations/conversations.service.js';
import type { SlaClock, Staff } from '../../protocol/index.js';
import { requireSight } from '../conversation-access.js';
import { TeamClocks, presentClock } from './team-clocks.service.js';

/** What staff see of the clocks of one conversation. */
@Injectable()
export class ClocksService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly clocks: TeamClocks,
  ) {}

  /**
   * The clocks that run now, the one that ends first first.
   * @throws {CodedError} CONVERSATION_NOT_FOUND, also when this person may not see it
   */
  async of(staff: Staff, conversationId: string): Promise<{ clocks: SlaClock[] }> {
    requireSight(staff, await this.conversations.find(conversationId));
    const clocksOf = await this.clocks.reckoning();
    const running = (await this.conversations.serviceFacts([conversationId])).flatMap(clocksOf);
    const inOrder = running.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    return { clocks: inOrder.map(presentClock) };
  }
}
