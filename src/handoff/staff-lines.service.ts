import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { z } from 'zod';
import { ConversationsService } from '../conversations/conversations.service.js';
import { PresenceService, type Dropped, type FreshDrop } from '../identity/presence.service.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { RealtimeService } from '../platform/realtime/realtime.service.js';
import type { Presence, PresenceSet } from '../protocol/index.js';
import { queueRank } from './queue-order.js';
import { RoutingService } from './routing.service.js';

const GRACE_QUEUE = 'staff-grace';
const SWEEP_QUEUE = 'staff-lines';
const SWEEP_EVERY_MS = 5_000;

const droppedSchema = z.object({ staffId: z.uuid(), droppedAt: z.coerce.date() });

/**
 * What follows when staff come and go. Who drops keeps their chats for the grace period; then
 * they go back to the front of the queue. Reloading or a second tab changes nothing.
 */
@Injectable()
export class StaffLinesService implements OnApplicationBootstrap {
  private readonly logger = new Logger('StaffLines');

  constructor(
    private readonly presence: PresenceService,
    private readonly conversations: ConversationsService,
    private readonly realtime: RealtimeService,
    private readonly jobs: JobsService,
    private readonly routing: RoutingService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(GRACE_QUEUE, (data) => this.giveBack(droppedSchema.parse(data)));
    await this.jobs.work(SWEEP_QUEUE, () => this.sweep(new Date()));
    await this.jobs.repeat(SWEEP_QUEUE, SWEEP_EVERY_MS);
  }

  /** A socket of this person is there. @returns what they have set their presence to */
  async arrived(staffId: string, line: string): Promise<PresenceSet> {
    const presence = await this.presence.connected(staffId, line);
    this.conversations.outlookChanged();
    void this.routing.route();
    return presence;
  }

  /** Sets what this person wants to be asked, in all their tabs. */
  async set(staffId: string, presence: Presence): Promise<void> {
    await this.presence.set(staffId, presence);
    this.realtime.toStaff([`staff:${staffId}`], 'presence', {
      presence,
      pausedUntil: null,
    });
    this.conversations.outlookChanged();
    if (presence === 'online') await this.routing.route();
    else await this.routing.withdrawFrom(staffId);
  }

  /** A socket is gone. Where the server itself goes away the next one finds out. */
  async left(staffId: string, line: string): Promise<void> {
    if (this.realtime.draining) return;
    try {
      const dropped = await this.presence.disconnected(staffId, line, new Date());
      if (dropped) await this.beginGrace(dropped);
    } catch (error) {
      // The sweep compares with the sockets there are.
      this.logger.error({ staffId, err: error });
    }
  }

  private async beginGrace({ graceMs, ...dropped }: FreshDrop): Promise<void> {
    await this.jobs.enqueue(GRACE_QUEUE, dropped, {
      jobId: `${dropped.staffId}-${dropped.droppedAt.getTime()}`,
      delayMs: graceMs,
    });
    await this.routing.withdrawFrom(dropped.staffId);
  }

  /** Finds sockets that went with their node, and drops whose job went with theirs. */
  private async sweep(now: Date): Promise<void> {
    const known = await this.presence.lines();
    const alive = await this.realtime.staffSockets();
    for (const { staffId, line } of known) {
      if (!alive.has(line)) await this.left(staffId, line);
    }
    for (const dropped of await this.presence.overdue(now)) await this.giveBack(dropped);
  }

  /**
   * Puts the chats of somebody who has not come back at the front of the queue. Each is one
   * conditional update: whoever runs this a second time finds nothing left.
   */
  private async giveBack(dropped: Dropped): Promise<void> {
    for (const { id, tier, priority, waitingSince } of await this.conversations.assignedTo(
      dropped.staffId,
    )) {
      if (!(await this.presence.isStillDropped(dropped))) return;
      const now = new Date();
      await this.conversations.transit(id, {
        from: ['person'],
        assigneeId: dropped.staffId,
        set: {
          state: 'waiting',
          assigneeId: null,
          assigneeName: null,
          waitingSince: waitingSince ?? now,
          queuedAt: now,
          queueRank: queueRank({ priority, returned: true }, waitingSince ?? now),
        },
        by: { kind: 'system' },
        event: { type: 'returned', tier },
      });
    }
    await this.presence.settle(dropped);
    this.conversations.outlookChanged();
  }
}
