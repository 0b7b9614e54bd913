import { Injectable } from '@nestjs/common';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { RunningConversations } from '../../conversations/running-conversations.js';
import type { Tier } from '../../protocol/index.js';
import { queueRank } from '../queue-order.js';
import { ServingStaff } from '../serving-staff.service.js';
import { AlarmStore, type Alarm } from './alarm.store.js';
import { RoomAbove } from './room-above.js';

type Facts = Awaited<ReturnType<ConversationsService['serviceFacts']>>[number];

/** Passes conversations up whose customers are kept waiting, to where somebody has a hand free. */
@Injectable()
export class PassingUp {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly running: RunningConversations,
    private readonly staff: ServingStaff,
    private readonly alarms: AlarmStore,
  ) {}

  /** How much the tiers could take now. */
  async room(): Promise<RoomAbove> {
    const people = await this.staff.available();
    const loads = await this.running.loads(people.map(({ id }) => id));
    return new RoomAbove(people.map((each) => ({ ...each, load: loads.get(each.id) ?? 0 })));
  }

  /**
   * Records an alarm, and with it passes the conversation up where that is due and possible. What
   * was recorded without is passed up later, once somebody above has a hand free; until then who
   * says nothing loses it to a colleague.
   *
   * @param above where it goes; undefined: nowhere
   * @returns whether this is news
   */
  async record(
    facts: Facts,
    alarm: Alarm,
    { above, room }: { above: Tier | undefined; room: RoomAbove },
    now: Date,
  ): Promise<boolean> {
    if (above && !(await this.alarms.hasEscalated(alarm.conversationId)) && room.take(above)) {
      return this.escalate(facts, { ...alarm, escalated: true }, above, now);
    }
    const isNews = await this.alarms.record(alarm, now);
    const { assigneeId, tier } = facts;
    // Nobody above can take it from who says nothing: somebody beside them can.
    if (above && assigneeId && room.takeBeside(tier, assigneeId)) {
      await this.giveBack({ ...facts, assigneeId }, now);
    }
    return isNews;
  }

  /** Puts it back at the front of its own queue, as when somebody's line stays away. */
  private async giveBack(
    { id, tier, priority, assigneeId, waitingSince }: Facts & { assigneeId: string },
    now: Date,
  ): Promise<void> {
    await this.conversations.transit(id, {
      from: ['person'],
      assigneeId,
      set: {
        state: 'waiting',
        assigneeId: null,
        assigneeName: null,
        // Who has it now is not asked first again.
        knownBy: null,
        waitingSince: waitingSince ?? now,
        queuedAt: now,
        queueRank: queueRank({ priority, returned: true }, waitingSince ?? now),
      },
      by: { kind: 'system' },
      event: { type: 'returned', tier },
    });
  }

  /** Passes it up and records why, both or neither. */
  private async escalate(facts: Facts, alarm: Alarm, tier: Tier, now: Date): Promise<boolean> {
    const escalated = await this.conversations.transit(alarm.conversationId, {
      from: [facts.state],
      tiers: [facts.tier],
      ...(facts.assigneeId ? { assigneeId: facts.assigneeId } : {}),
      set: { state: 'waiting', tier, assigneeId: null, assigneeName: null, queuedAt: now },
      by: { kind: 'system' },
      event: { type: 'escalated', tier },
      unless: async (manager) => !(await this.alarms.record(alarm, now, manager)),
    });
    return escalated !== null;
  }
}
