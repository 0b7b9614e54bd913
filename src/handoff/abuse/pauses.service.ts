import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { z } from 'zod';
import { PresenceService } from '../../identity/presence.service.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { JobsService } from '../../platform/jobs/jobs.service.js';
import { RealtimeService } from '../../platform/realtime/realtime.service.js';
import { RoutingService } from '../routing.service.js';

const QUEUE = 'staff-pause';
const pauseSchema = z.object({ staffId: z.uuid(), until: z.coerce.date() });

/** Some minutes without offers, for whoever had a conversation that wears people out. */
@Injectable()
export class PausesService implements OnApplicationBootstrap {
  constructor(
    private readonly presence: PresenceService,
    private readonly realtime: RealtimeService,
    private readonly jobs: JobsService,
    private readonly routing: RoutingService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(QUEUE, (data) => this.end(pauseSchema.parse(data)));
  }

  /** Gives it once for a conversation, to whoever is at work. They may end it before its time. */
  async give(staffId: string, conversationId: string, now: Date): Promise<void> {
    const until = new Date(now.getTime() + this.config.abusePauseMs);
    if (!(await this.presence.beginPause(staffId, conversationId, until))) return;
    const pausedUntil = until.toISOString();
    this.realtime.toStaff([`staff:${staffId}`], 'presence', { presence: 'break', pausedUntil });
    await this.jobs.enqueue(
      QUEUE,
      { staffId, until },
      { jobId: `${staffId}-${until.getTime()}`, delayMs: this.config.abusePauseMs },
    );
    await this.routing.withdrawFrom(staffId);
  }

  /** Unless they have come back, or gone elsewhere, by themselves. */
  private async end({ staffId, until }: z.output<typeof pauseSchema>): Promise<void> {
    if (!(await this.presence.endPause(staffId, until))) return;
    this.realtime.toStaff([`staff:${staffId}`], 'presence', {
      presence: 'online',
      pausedUntil: null,
    });
    await this.routing.route();
  }
}
