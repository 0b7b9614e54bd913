import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { requirePermission } from '../../identity/staff-identity.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import type { Queryable } from '../../platform/database/prepared.js';
import { CodedError } from '../../platform/errors.js';
import { RealtimeService, type StaffRoom } from '../../platform/realtime/realtime.service.js';
import type { Consultation, Note, Staff, writeNoteSchema } from '../../protocol/index.js';
import { requireSight } from '../conversation-access.js';
import { requireOversight } from '../supervising/oversight.js';
import { NoteStore, type NewNote } from './note.store.js';

/** More than this nobody reads; the latest are shown. */
const NOTES_SHOWN = 500;
const CONSULTATIONS_SHOWN = 100;

/**
 * What staff write to each other about a conversation, and whom they ask. A mentioned colleague
 * may read the conversation from then on and answer in notes; its customer learns of nothing.
 */
@Injectable()
export class NotesService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly notes: NoteStore,
    private readonly audit: AuditService,
    private readonly realtime: RealtimeService,
  ) {}

  /**
   * Writes a note. The same id again gives the first result.
   * @throws {CodedError} PERMISSION_DENIED, CONVERSATION_NOT_FOUND; NOT_FOUND where somebody
   *   mentioned takes no conversations; STATE_CONFLICT where the id is somebody else's note, or
   *   whoever a whisper is for does not have the conversation (any more)
   */
  async write(
    staff: Staff,
    { conversationId, noteId, text, mentions, whisperTo }: z.output<typeof writeNoteSchema>,
    now: Date,
  ): Promise<{ note: Note }> {
    requirePermission(staff, 'notes.write');
    const conversation = await this.visible(staff, conversationId);
    if (whisperTo) requireOversight(staff, 'conversation.supervise', conversation);
    const author = { id: staff.id, name: staff.name };
    const asked = [...new Set(mentions)].filter((id) => id !== staff.id);
    const fresh = await this.notes.transaction(async (manager) => {
      const own = { id: noteId, conversationId, author, text, whisperTo };
      if (!(await this.notes.insert(manager, own, now))) return false;
      if (asked.length === 0) return true;
      if ((await this.notes.mention(manager, own, asked)) < asked.length) {
        throw new CodedError('NOT_FOUND', 'A mentioned colleague does not exist');
      }
      await this.conversations.consult(manager, conversationId, asked);
      const details = { mentioned: asked, noteId };
      const entry = { actorId: staff.id, action: 'conversation.consulted', details };
      await this.audit.record({ ...entry, subject: conversationId }, now, manager);
      return true;
    });
    const note = await this.notes.find(conversationId, noteId);
    if (note?.author.id !== staff.id) {
      throw new CodedError(
        'STATE_CONFLICT',
        note ? 'Another note has this id' : 'It changed hands',
      );
    }
    if (fresh) await this.tell(note, conversation.assigneeId);
    return { note };
  }

  /** Writes a note in the caller's transaction, who tells of it after the commit. */
  async enclose(on: Queryable, note: NewNote, now: Date): Promise<void> {
    await this.notes.insert(on, note, now);
  }

  /** Tells of a note that was enclosed in another change. */
  async tellEnclosed({ id, conversationId }: NewNote, assigneeId: string | null): Promise<void> {
    const note = await this.notes.find(conversationId, id);
    if (note) await this.tell(note, assigneeId);
  }

  /** The notes of a conversation that this person may read. */
  of({ id, permissions }: Staff, conversationId: string): Promise<Note[]> {
    const supervises = permissions.includes('conversation.supervise');
    return this.notes.latestOf(conversationId, { id, supervises }, NOTES_SHOWN);
  }

  /** This person has seen where they are mentioned; their other tabs learn of it. */
  async markRead(staff: Staff, conversationId: string, now: Date): Promise<object> {
    await this.visible(staff, conversationId);
    if (await this.notes.markRead(staff.id, conversationId, now)) {
      await this.tellConsulted(staff.id, conversationId);
    }
    return {};
  }

  /** What this person was asked about: open conversations, and others with unread mentions. */
  async consultations(staff: Staff): Promise<Consultation[]> {
    const mentioning = await this.notes.mentioning(staff.id, CONSULTATIONS_SHOWN);
    return Promise.all(
      mentioning.map(async ({ conversationId, unread }) => {
        const conversation = await this.conversations.find(conversationId);
        return { conversation: this.conversations.staffView(conversation), unread };
      }),
    );
  }

  private async visible(staff: Staff, conversationId: string) {
    return requireSight(staff, await this.conversations.find(conversationId));
  }

  private async tell(note: Note, assigneeId: string | null): Promise<void> {
    const { conversationId, author, whisperTo } = note;
    const rooms: StaffRoom[] = whisperTo
      ? [`watching:${conversationId}`, `staff:${author.id}`, `staff:${whisperTo.id}`]
      : [`conversation:${conversationId}`];
    if (assigneeId && !whisperTo) rooms.push(`staff:${assigneeId}`);
    this.realtime.toStaff(rooms, 'note', note);
    for (const { id } of note.mentions) await this.tellConsulted(id, note.conversationId);
  }

  private async tellConsulted(staffId: string, conversationId: string): Promise<void> {
    const conversation = await this.conversations.find(conversationId);
    this.realtime.toStaff([`staff:${staffId}`], 'consultation', {
      conversation: this.conversations.staffView(conversation),
      unread: await this.notes.unreadIn(staffId, conversationId),
    });
  }
}
