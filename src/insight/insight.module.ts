import { Module } from '@nestjs/common';
import { AuthoringModule } from '../authoring/authoring.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { PilotComparisonController } from './pilot-comparison.controller.js';
import { PilotComparisonStore } from './pilot-comparison.store.js';

/** What can be learned from what happened. */
@Module({
  imports: [AuthoringModule, IdentityModule],
  controllers: [PilotComparisonController],
  providers: [PilotComparisonStore],
})
export class InsightModule {}
