import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { LogisticsModule } from '../logistics/logistics.module.js';
import { ApprovalsService } from './authority/approvals.service.js';
import { CareRulesService } from './authority/care-rules.service.js';
import { CallbacksController } from './callbacks.controller.js';
import { CallbacksService } from './callbacks.service.js';
import { ClaimDeadlines } from './claims/claim-deadlines.service.js';
import { ClaimStore } from './claims/claim.store.js';
import { ClaimsController } from './claims/claims.controller.js';
import { ClaimsService } from './claims/claims.service.js';

@Module({
  imports: [IdentityModule, LogisticsModule],
  controllers: [CallbacksController, ClaimsController],
  providers: [
    ApprovalsService,
    CallbacksService,
    CareRulesService,
    ClaimDeadlines,
    ClaimStore,
    ClaimsService,
  ],
  exports: [CallbacksService, ClaimsService],
})
export class CareModule {}
