import { Module } from '@nestjs/common';
import { ConversationsModule } from '../../conversations/conversations.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { AuthoringModule } from '../authoring.module.js';
import { LearningController } from './learning.controller.js';
import { LearningService } from './learning.service.js';
import { LearningStore } from './learning.store.js';

/** Beside the module of the files: it looks at conversations, which themselves need the files. */
@Module({
  imports: [AuthoringModule, ConversationsModule, IdentityModule],
  controllers: [LearningController],
  providers: [LearningService, LearningStore],
})
export class LearningModule {}
