import { Injectable } from '@nestjs/common';
import { NotesService } from './notes/notes.service.js';
import { PassingOnService } from './passing-on.service.js';
import { StaffDeskService } from './staff-desk.service.js';
import { StaffPresenceService } from './staff-presence.service.js';
import { SupervisingActions } from './supervising/supervising-actions.js';

/** All that staff can do over their socket, by what it is about. */
@Injectable()
export class StaffActions {
  constructor(
    readonly desk: StaffDeskService,
    readonly notes: NotesService,
    readonly passing: PassingOnService,
    readonly presence: StaffPresenceService,
    readonly supervising: SupervisingActions,
  ) {}
}
