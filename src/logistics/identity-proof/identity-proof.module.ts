import { Module } from '@nestjs/common';
import { LogisticsModule } from '../logistics.module.js';
import { IdentityProofService } from './identity-proof.service.js';
import { IdentityProofStore } from './identity-proof.store.js';

@Module({
  imports: [LogisticsModule],
  providers: [IdentityProofService, IdentityProofStore],
  exports: [IdentityProofService],
})
export class IdentityProofModule {}
