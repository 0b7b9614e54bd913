import { Injectable } from '@nestjs/common';
import { NotesService } from '../notes/notes.service.js';
import { StaffDraftsService } from './staff-drafts.service.js';
import { StaffVoiceService } from './staff-voice.service.js';

/** What staff write: to customers, and to each other. */
@Injectable()
export class WritingActions {
  constructor(
    readonly voice: StaffVoiceService,
    readonly notes: NotesService,
    readonly drafts: StaffDraftsService,
  ) {}
}
