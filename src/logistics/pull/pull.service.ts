import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import { JobsService } from '../../platform/jobs/jobs.service.js';
import { CompaniesService } from '../companies/companies.service.js';
import type { Company } from '../companies/company.js';
import { IntakeService } from '../intake/intake.service.js';
import { AftershipTracking } from './aftership-tracking.js';
import { Kuaidi100Query } from './kuaidi100-query.js';
import { SilentParcelsStore } from './silent-parcels.store.js';
import { AskingFailed, type TrackingSource } from './tracking-source.js';

const SWEEP = 'pull-sweep';
const ASK = 'pull-parcel';

interface Question {
  company: string;
  waybillId: string;
}

/** Asks about parcels that went silent: one job a parcel, never more often than allowed. */
@Injectable()
export class PullService implements OnApplicationBootstrap {
  private readonly logger = new Logger('Pull');
  private readonly sources = new Map<string, TrackingSource>();
  /** Until when a company's source wants to be left alone. */
  private readonly resting = new Map<string, Date>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly companies: CompaniesService,
    private readonly silent: SilentParcelsStore,
    private readonly intake: IntakeService,
    private readonly jobs: JobsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const company of this.companies.all()) {
      const source = sourceOf(company);
      if (source) this.sources.set(company.id, source);
    }
    if (this.sources.size === 0) return;
    await this.jobs.work(SWEEP, () => this.sweep(new Date()));
    await this.jobs.work<Question>(ASK, (question) => this.ask(question, new Date()));
    await this.jobs.repeat(SWEEP, this.config.pullEveryMs);
  }

  /** Puts a question in the queue for every parcel it is time to ask about. */
  private async sweep(now: Date): Promise<void> {
    for (const [id, { gapMs }] of this.sources) {
      const silentHours = this.companies.find(id)?.pull?.staleAfterHours;
      if (silentHours === undefined || this.isResting(id, now)) continue;
      for (const waybillId of await this.silent.due(id, now, { gapMs, silentHours })) {
        await this.jobs.enqueue<Question>(
          ASK,
          { company: id, waybillId },
          { jobId: `pull-${waybillId}` },
        );
      }
    }
  }

  private async ask({ company: id, waybillId }: Question, now: Date): Promise<void> {
    const [company, source] = [this.companies.find(id), this.sources.get(id)];
    if (!company || !source || this.isResting(id, now)) return;
    const asked = await this.silent.claim(waybillId, now, source.gapMs);
    if (!asked) return;
    try {
      const { parcel, refusals } = await source.ask(asked, { zone: company.timezone, now });
      if (refusals.length > 0) this.logger.warn({ company: id, refused: refusals.slice(0, 20) });
      const parcels = parcel ? [parcel] : [];
      const { stored } = await this.intake.take({ company, source: source.name, parcels }, now);
      if (stored === 0) await this.silent.countInVain(waybillId);
    } catch (error) {
      if (!(error instanceof AskingFailed)) throw error;
      await this.bear(error, id, waybillId);
    }
  }

  private async bear(failure: AskingFailed, id: string, waybillId: string): Promise<void> {
    switch (failure.kind) {
      case 'limited':
        if (failure.restUntil) this.resting.set(id, failure.restUntil);
        return this.silent.release(waybillId);
      case 'rejected':
        this.logger.error({ company: id, problem: failure.message });
        return this.silent.countInVain(waybillId);
      case 'nothing':
      case 'unavailable':
        return this.silent.countInVain(waybillId);
    }
  }

  private isResting(id: string, now: Date): boolean {
    return (this.resting.get(id)?.getTime() ?? 0) > now.getTime();
  }
}

/** Kuaidi100 first: its codes are finer. */
function sourceOf({ pull }: Company): TrackingSource | undefined {
  if (pull?.kuaidi100) return new Kuaidi100Query(pull.kuaidi100);
  if (pull?.aftership) return new AftershipTracking(pull.aftership);
  return undefined;
}
