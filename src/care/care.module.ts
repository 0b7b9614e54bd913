import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { LogisticsModule } from '../logistics/logistics.module.js';
import { ApprovalsService } from './authority/approvals.service.js';
import { CareRulesService } from './authority/care-rules.service.js';
import { CallbackStore } from './callback.store.js';
import { CallbacksController } from './callbacks.controller.js';
import { CallbacksService } from './callbacks.service.js';
import { CareDeadlines } from './care-deadlines.service.js';
import { ClaimStore } from './claims/claim.store.js';
import { ClaimsController } from './claims/claims.controller.js';
import { ClaimsService } from './claims/claims.service.js';
import { RefusalsService } from './claims/refusals.service.js';
import { ComplaintStore } from './complaints/complaint.store.js';
import { ComplaintsController } from './complaints/complaints.controller.js';
import { ComplaintsService } from './complaints/complaints.service.js';
import { SatisfactionService } from './satisfaction.service.js';

@Module({
  imports: [IdentityModule, LogisticsModule],
  controllers: [CallbacksController, ClaimsController, ComplaintsController],
  providers: [
    ApprovalsService,
    CallbackStore,
    CallbacksService,
    CareRulesService,
    CareDeadlines,
    ClaimStore,
    ClaimsService,
    ComplaintStore,
    ComplaintsService,
    RefusalsService,
    SatisfactionService,
  ],
  exports: [CallbacksService, ClaimsService, ComplaintsService, SatisfactionService],
})
export class CareModule {}
