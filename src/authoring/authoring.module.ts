import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { AuthoringController } from './authoring.controller.js';
import { SourcesService } from './browse/sources.service.js';
import { ChecksService } from './check/checks.service.js';
import { DraftStore } from './drafts/draft.store.js';
import { DraftsService } from './drafts/drafts.service.js';
import { IntentsService } from './intents.service.js';
import { PilotStore } from './pilot/pilot.store.js';
import { PilotsController } from './pilot/pilots.controller.js';
import { PilotsService } from './pilot/pilots.service.js';
import { DraftPublishing } from './publishing/draft-publishing.service.js';
import { FolderCopy } from './publishing/folder-copy.js';
import { FolderWatch } from './publishing/folder-watch.service.js';
import { PublishingService } from './publishing/publishing.service.js';
import { VersionStore } from './publishing/version.store.js';
import { VersionsController } from './publishing/versions.controller.js';
import { AuthoringThreads } from './thread/authoring-threads.js';

@Module({
  imports: [IdentityModule],
  controllers: [VersionsController, PilotsController, AuthoringController],
  providers: [
    AuthoringThreads,
    ChecksService,
    DraftPublishing,
    DraftStore,
    DraftsService,
    FolderCopy,
    FolderWatch,
    IntentsService,
    PilotStore,
    PilotsService,
    PublishingService,
    SourcesService,
    VersionStore,
  ],
  exports: [AuthoringThreads, DraftsService, IntentsService, PilotsService],
})
export class AuthoringModule {}
