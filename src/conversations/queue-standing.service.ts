import { Injectable } from '@nestjs/common';
import { putFirst } from '../handoff/escalation-policy.js';
import { queueRank } from '../handoff/queue-order.js';
import { CustomerIdentityService } from '../identity/customer-identity.service.js';
import { TeamsService } from '../identity/teams/teams.service.js';
import type { ConversationEntity } from './conversation.entity.js';
import { ConversationPublisher } from './conversation-publisher.js';
import { ConversationStore, type StateChange } from './conversation.store.js';

/** Whom a page names only when they already wait for, or are with, a person. */
@Injectable()
export class QueueStanding {
  constructor(
    private readonly store: ConversationStore,
    private readonly publisher: ConversationPublisher,
    private readonly customers: CustomerIdentityService,
    private readonly teams: TeamsService,
  ) {}

  /**
   * Lets the queue know whose customer it is by now, and whether they are put first. A place once
   * reached is kept, and so is a team that somebody has chosen.
   */
  async follow(conversationId: string, now: Date): Promise<void> {
    for (;;) {
      const conversation = await this.store.find(conversationId);
      if (conversation?.state !== 'waiting' && conversation?.state !== 'person') return;
      const set = {
        ...(await this.first(conversation, now)),
        ...(await this.own(conversation, now)),
      };
      if (Object.keys(set).length === 0) return;
      const { id, state, version } = conversation;
      // Where somebody was quicker, it stands elsewhere now.
      if (await this.store.change(id, { from: [state], version, set })) break;
    }
    await this.publisher.conversation(conversationId);
  }

  /** A head start, for whom the company puts first. */
  private async first(
    { customerId, priority, summary, waitingSince, queueRank: rank }: ConversationEntity,
    now: Date,
  ): Promise<StateChange['set']> {
    if (!summary || summary.because?.some(({ signal }) => signal === 'vip')) return {};
    if (!(await this.customers.isFirst(customerId, now))) return {};
    const { because = [] } = summary;
    const put = putFirst({ priority, because }, summary.intents[0]?.name);
    const ahead = queueRank({ priority: put.priority, vip: true }, waitingSince ?? now);
    return {
      priority: put.priority,
      summary: { ...summary, because: put.because },
      queueRank: rank && rank < ahead ? rank : ahead,
    };
  }

  /** The people of its company, while it waits where the rules have put it. */
  private async own(
    { company, needs, state, teamId }: ConversationEntity,
    now: Date,
  ): Promise<StateChange['set']> {
    if (!company || needs.company === company) return {};
    const known = { ...needs, company };
    const teamFor = await this.teams.chooser();
    const team = teamFor(known);
    const moves = state === 'waiting' && team !== teamId && teamFor(needs) === teamId;
    return { needs: known, ...(moves && { teamId: team, queuedAt: now }) };
  }
}
