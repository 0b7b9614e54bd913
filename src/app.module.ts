import { Module, type DynamicModule } from '@nestjs/common';
import { AppearanceModule } from './appearance/appearance.module.js';
import { AuthoringModule } from './authoring/authoring.module.js';
import { LearningModule } from './authoring/learning/learning.module.js';
import { ConversationsModule } from './conversations/conversations.module.js';
import { HandoffModule } from './handoff/handoff.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { InsightModule } from './insight/insight.module.js';
import { LogisticsModule } from './logistics/logistics.module.js';
import type { Config } from './platform/config.js';
import { PlatformModule } from './platform/platform.module.js';

/** The whole server. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config),
        IdentityModule,
        AppearanceModule,
        AuthoringModule,
        LogisticsModule,
        ConversationsModule,
        HandoffModule,
        LearningModule,
        InsightModule,
      ],
    };
  }
}
