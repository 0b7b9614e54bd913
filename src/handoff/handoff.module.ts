import { Module } from '@nestjs/common';
import { AuthoringModule } from '../authoring/authoring.module.js';
import { CareModule } from '../care/care.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { WorkOrdersModule } from '../logistics/work-orders/work-orders.module.js';
import { AbuseService } from './abuse/abuse.service.js';
import { AbuseStore } from './abuse/abuse.store.js';
import { AbuseWatch } from './abuse/abuse-watch.service.js';
import { PausesService } from './abuse/pauses.service.js';
import { CannedController } from './canned/canned.controller.js';
import { CannedService } from './canned/canned.service.js';
import { ConductController } from './conduct/conduct.controller.js';
import { ConductService } from './conduct/conduct.service.js';
import { ConductStore } from './conduct/conduct.store.js';
import { ConversationsController } from './conversations.controller.js';
import { CorrectionStore } from './correcting/correction.store.js';
import { CorrectionsController } from './correcting/corrections.controller.js';
import { CorrectionsService } from './correcting/corrections.service.js';
import { FindingController } from './finding/finding.controller.js';
import { FindingService } from './finding/finding.service.js';
import { FollowersService } from './followers.service.js';
import { NobodyOnDutyService } from './nobody-on-duty.service.js';
import { NoteStore } from './notes/note.store.js';
import { NotesService } from './notes/notes.service.js';
import { OfferStore } from './offer.store.js';
import { PassingOnService } from './passing-on.service.js';
import { RoutingService } from './routing.service.js';
import { ServingStaff } from './serving-staff.service.js';
import { LoadStore } from './shifts/load.store.js';
import { PlanningService } from './shifts/planning.service.js';
import { ShiftsController } from './shifts/shifts.controller.js';
import { AlarmStore } from './sla/alarm.store.js';
import { BreachesController } from './sla/breaches.controller.js';
import { BreachesService } from './sla/breaches.service.js';
import { ClocksService } from './sla/clocks.service.js';
import { PassingUp } from './sla/passing-up.service.js';
import { ServiceRulesController } from './sla/service-rules.controller.js';
import { ServiceRulesService } from './sla/service-rules.service.js';
import { SlaService } from './sla/sla.service.js';
import { TeamClocks } from './sla/team-clocks.service.js';
import { ChatActions, StaffActions } from './staff-actions.js';
import { StaffDeskService } from './staff-desk.service.js';
import { StaffGateway } from './staff.gateway.js';
import { StaffLinesService } from './staff-lines.service.js';
import { StaffPresenceService } from './staff-presence.service.js';
import { JoiningService } from './supervising/joining.service.js';
import { ReassigningService } from './supervising/reassigning.service.js';
import { SupervisingActions } from './supervising/supervising-actions.js';
import { TakingOverService } from './supervising/taking-over.service.js';
import { WatchingService } from './supervising/watching.service.js';
import { StaffDraftsService } from './writing/staff-drafts.service.js';
import { StaffVoiceService } from './writing/staff-voice.service.js';
import { WritingActions } from './writing/writing-actions.js';
import { WallFeed } from './wall/wall-feed.service.js';
import { WallService } from './wall/wall.service.js';
import { WallStore } from './wall/wall.store.js';

@Module({
  imports: [AuthoringModule, CareModule, ConversationsModule, IdentityModule, WorkOrdersModule],
  controllers: [
    BreachesController,
    CannedController,
    ConductController,
    ConversationsController,
    CorrectionsController,
    FindingController,
    ShiftsController,
    ServiceRulesController,
  ],
  providers: [
    AbuseService,
    AbuseStore,
    AbuseWatch,
    AlarmStore,
    BreachesService,
    CannedService,
    ConductService,
    ConductStore,
    ChatActions,
    ClocksService,
    CorrectionStore,
    CorrectionsService,
    FindingService,
    FollowersService,
    JoiningService,
    LoadStore,
    NobodyOnDutyService,
    NoteStore,
    NotesService,
    OfferStore,
    PassingOnService,
    PassingUp,
    PausesService,
    PlanningService,
    ReassigningService,
    RoutingService,
    ServiceRulesService,
    ServingStaff,
    SlaService,
    StaffActions,
    StaffDeskService,
    StaffDraftsService,
    StaffGateway,
    StaffLinesService,
    StaffPresenceService,
    StaffVoiceService,
    SupervisingActions,
    TakingOverService,
    TeamClocks,
    WallFeed,
    WallService,
    WallStore,
    WatchingService,
    WritingActions,
  ],
})
export class HandoffModule {}
