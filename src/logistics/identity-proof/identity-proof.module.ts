import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { JobsService } from '../../platform/jobs/jobs.service.js';
import { LogisticsModule } from '../logistics.module.js';
import { IdentityProofService } from './identity-proof.service.js';
import { IdentityProofStore } from './identity-proof.store.js';

const SWEEP_QUEUE = 'identity-attempts-sweep';
const SWEEP_EVERY_MS = 3_600_000;

@Module({
  imports: [LogisticsModule],
  providers: [IdentityProofService, IdentityProofStore],
  exports: [IdentityProofService],
})
export class IdentityProofModule implements OnApplicationBootstrap {
  constructor(
    private readonly proof: IdentityProofService,
    private readonly jobs: JobsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(SWEEP_QUEUE, () => this.proof.forgetEndedAttempts(new Date()));
    await this.jobs.repeat(SWEEP_QUEUE, SWEEP_EVERY_MS);
  }
}
