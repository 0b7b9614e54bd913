import { Injectable } from '@nestjs/common';
import { AbuseService } from './abuse/abuse.service.js';
import { FindingService } from './finding/finding.service.js';
import { PassingOnService } from './passing-on.service.js';
import { ClocksService } from './sla/clocks.service.js';
import { StaffDeskService } from './staff-desk.service.js';
import { StaffPresenceService } from './staff-presence.service.js';
import { SupervisingActions } from './supervising/supervising-actions.js';
import { WritingActions } from './writing/writing-actions.js';

/** What whoever has a conversation does with it. */
@Injectable()
export class ChatActions {
  constructor(
    readonly desk: StaffDeskService,
    readonly passing: PassingOnService,
    readonly clocks: ClocksService,
    readonly abuse: AbuseService,
    readonly finding: FindingService,
  ) {}
}

/** All that staff can do over their socket, by what it is about. */
@Injectable()
export class StaffActions {
  constructor(
    readonly chats: ChatActions,
    readonly presence: StaffPresenceService,
    readonly supervising: SupervisingActions,
    readonly writing: WritingActions,
  ) {}
}
