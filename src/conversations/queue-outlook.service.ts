import { Injectable } from '@nestjs/common';
import { DutyOutlook } from '../identity/shifts/duty-outlook.service.js';
import type { Opening } from '../identity/teams/teams.service.js';
import { PresenceService } from '../identity/presence.service.js';
import type { CustomerConversation, Tier } from '../protocol/index.js';
import type { ConversationEntity } from './conversation.entity.js';
import { ConversationStore } from './conversation.store.js';
import { expectedWait } from './expected-wait.js';

/** What the waiting are told by comes from so far back. */
const RECENT_MS = 2 * 3_600_000;
const WAITS_READ = 200;

type Queue = NonNullable<CustomerConversation['queue']>;

/** How a tier's queue moves. */
export interface TierOutlook {
  waitsMs: number[];
  onDuty: boolean;
  /** While nobody is: when somebody is to be there next, by team. */
  openings: Map<string, Opening>;
  /** Until when somebody is planned without a break; null: nobody has planned this moment. */
  plannedUntil: Date | null;
}

/** What somebody who waits can be told without promising anything. */
@Injectable()
export class QueueOutlook {
  constructor(
    private readonly store: ConversationStore,
    private readonly presence: PresenceService,
    private readonly duty: DutyOutlook,
  ) {}

  async ofTier(tier: Tier, now: Date): Promise<TierOutlook> {
    const waitsMs = await this.store.recentWaits(
      tier,
      new Date(now.getTime() - RECENT_MS),
      WAITS_READ,
    );
    const onDuty = await this.presence.isOnDuty(tier, now);
    return {
      waitsMs,
      onDuty,
      openings: onDuty ? new Map() : await this.duty.openings(tier, now),
      plannedUntil: onDuty ? await this.duty.plannedUntil(tier, now) : null,
    };
  }

  /** Undefined for what does not wait. */
  async of(conversation: ConversationEntity, now: Date): Promise<Queue | undefined> {
    if (conversation.state !== 'waiting') return undefined;
    const place = await this.store.placeOf(conversation.id);
    if (!place) return undefined;
    return queueView(conversation, place, await this.ofTier(conversation.tier, now), now);
  }
}

/** Without anybody on duty earlier waits say nothing, nor do they beyond the end of the plan. */
export function queueView(
  { queuedAt, teamId }: ConversationEntity,
  place: number,
  { waitsMs, onDuty, openings, plannedUntil }: TierOutlook,
  now: Date,
): Queue {
  if (!onDuty) {
    const opensAt = openings.get(teamId)?.at.toISOString();
    return { place, nobodyOnDuty: true, ...(opensAt && { opensAt }) };
  }
  const range = queuedAt && expectedWait(waitsMs, queuedAt, now);
  if (!range || (plannedUntil && range.to > plannedUntil)) return { place };
  return { place, expected: { from: range.from.toISOString(), to: range.to.toISOString() } };
}
