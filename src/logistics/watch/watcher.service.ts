import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CONFIG, type Config } from '../../platform/config.js';
import { JobsService } from '../../platform/jobs/jobs.service.js';
import { OutboxService } from '../../platform/jobs/outbox.service.js';
import { CompaniesService } from '../companies/companies.service.js';
import { findingOf, watchedStates } from './parcel-finding.js';
import type { WatchSettings } from './watch-settings.js';
import { WatchStore } from './watch.store.js';

/** The outbox topic of parcels that something is the matter with: `{findingIds}`. */
export const PARCELS_FOUND = 'parcels.found';

const QUEUE = 'parcel-watch';
const HOUR = 3_600_000;
/** So many parcels are looked at together. */
const BATCH = 500;
/** What is more waits for the next round: a round never outlasts its pause by much. */
const BATCHES_A_ROUND = 20;
/** What was found is looked at again after so long: it may have become graver. */
const LOOK_AGAIN_MS = 6 * HOUR;

/**
 * Finds parcels that stall, miss their date or look lost before anybody asks. Every node may run
 * a round; what a finding's key has seen once is not found again.
 */
@Injectable()
export class WatcherService implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly store: WatchStore,
    private readonly companies: CompaniesService,
    private readonly jobs: JobsService,
    private readonly outbox: OutboxService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(QUEUE, () => this.round(new Date()));
    await this.jobs.repeat(QUEUE, this.config.watchEveryMs);
  }

  private async round(now: Date): Promise<void> {
    for (const { id, watch } of this.companies.all()) {
      if (!watch.enabled) continue;
      for (let batch = 0; batch < BATCHES_A_ROUND; batch++) {
        if (!(await this.look(id, watch, now))) break;
      }
    }
  }

  /** @returns whether more may be waiting */
  private async look(company: string, settings: WatchSettings, now: Date): Promise<boolean> {
    const suspects = await this.store.suspects({
      company,
      states: watchedStates(settings),
      settings,
      now,
      seenSince: new Date(now.getTime() - LOOK_AGAIN_MS),
      limit: BATCH,
    });
    const found = suspects.flatMap((parcel) => {
      const finding = findingOf(parcel, settings, now);
      return finding ? [{ parcel, finding }] : [];
    });
    if (found.length === 0) return false;
    const row = await this.store.transaction(async (manager) => {
      const findingIds = await this.store.keep(manager, found, now);
      if (findingIds.length === 0) return null;
      const told = { id: uuidv7(), topic: PARCELS_FOUND, payload: { findingIds } };
      await this.outbox.put(manager, told);
      return told;
    });
    if (row) await this.outbox.dispatch(row);
    return suspects.length >= BATCH;
  }
}
