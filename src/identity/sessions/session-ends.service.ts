import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobsService } from '../../platform/jobs/jobs.service.js';
import { SessionsService } from './sessions.service.js';

const QUEUE = 'session-ends';
const EVERY_MS = 5_000;

/** Cuts the sockets of sessions that have run out: nobody hears on what they may no longer ask. */
@Injectable()
export class SessionEnds implements OnApplicationBootstrap {
  constructor(
    private readonly sessions: SessionsService,
    private readonly jobs: JobsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(QUEUE, () => this.sessions.cutEnded(new Date()));
    await this.jobs.repeat(QUEUE, EVERY_MS);
  }
}
