import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { ConversationsService, type Transition } from '../conversations/conversations.service.js';
import { reaches } from '../identity/permissions.js';
import { PresenceService } from '../identity/presence.service.js';
import { requirePermission } from '../identity/staff-identity.service.js';
import { TeamsService } from '../identity/teams/teams.service.js';
import { CodedError } from '../platform/errors.js';
import { RealtimeService } from '../platform/realtime/realtime.service.js';
import type {
  Staff,
  StaffConversation,
  Tier,
  TransferTarget,
  escalateSchema,
  transferSchema,
} from '../protocol/index.js';
import { requireAssignment } from './conversation-access.js';
import { NotesService } from './notes/notes.service.js';

type Step = Pick<Transition, 'set' | 'event'>;
type Conversation = Awaited<ReturnType<ConversationsService['find']>>;
/** A conversation as it was when somebody chose to pass it on; else nothing is done. */
type Held = Pick<Conversation, 'id' | 'state' | 'tier' | 'assigneeId'>;

interface Passing {
  to: TransferTarget;
  reason?: string | undefined;
}

/** What a conversation is set to that nobody has any more. */
const nobody = { assigneeId: null, assigneeName: null };

/** Passing a conversation on: up, or sideways to a colleague, to a team, or back to the bot. */
@Injectable()
export class PassingOnService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly presence: PresenceService,
    private readonly teams: TeamsService,
    private readonly notes: NotesService,
    private readonly realtime: RealtimeService,
  ) {}

  /**
   * Passes a conversation up. It keeps the time it has waited, so it is not last again.
   * @throws {CodedError} STATE_CONFLICT when the tier is not above the present one; NOT_ASSIGNEE,
   *   CONVERSATION_CLOSED, CONVERSATION_NOT_FOUND, PERMISSION_DENIED
   */
  async escalate(
    staff: Staff,
    { conversationId, tier, reason }: z.output<typeof escalateSchema>,
  ): Promise<{ conversation: StaffConversation }> {
    const held = await this.own(staff, conversationId);
    const { tier: present } = held;
    if (tier === present || !reaches(tier, present)) {
      throw new CodedError('STATE_CONFLICT', 'Choose a tier above the present one', {
        details: { tier: present },
      });
    }
    const set = { ...nobody, state: 'waiting' as const, tier, queuedAt: new Date() };
    const step: Step = { set, event: { type: 'escalated', tier } };
    return this.pass(staff, held, step, reason);
  }

  /**
   * Passes it sideways.
   * @throws {CodedError} NOT_FOUND for an unknown team; STATE_CONFLICT where the colleague is not
   *   there or not of its tier; NOT_ASSIGNEE, CONVERSATION_CLOSED, CONVERSATION_NOT_FOUND,
   *   PERMISSION_DENIED
   */
  async transfer(
    staff: Staff,
    { conversationId, to, reason }: z.output<typeof transferSchema>,
  ): Promise<{ conversation: StaffConversation }> {
    return this.move(staff, await this.own(staff, conversationId), { to, reason }, new Date());
  }

  /**
   * Passes a conversation sideways for whoever may: who has it, or who looks after it. Whoever it
   * comes to is told, and whoever had it, unless they did it themselves.
   * @param also done in the same transaction
   * @throws {CodedError} as {@link transfer}
   */
  async move(
    staff: Staff,
    held: Held,
    { to, reason }: Passing,
    now: Date,
    also?: Transition['also'],
  ): Promise<{ conversation: StaffConversation }> {
    const step = await this.stepTo(to, held.tier, now);
    const passed = await this.pass(staff, held, step, reason, also);
    const told = { conversationId: held.id, by: staff.name, ...(reason && { reason }) };
    if (to.kind === 'person') {
      this.realtime.toStaff([`staff:${to.staffId}`], 'reassigned', { ...told, way: 'given' });
    }
    if (held.assigneeId && held.assigneeId !== staff.id) {
      this.realtime.toStaff([`staff:${held.assigneeId}`], 'reassigned', { ...told, way: 'moved' });
    }
    return passed;
  }

  /** A conversation that this person has and may pass on. */
  private async own(staff: Staff, conversationId: string): Promise<Conversation> {
    requirePermission(staff, 'conversation.escalate');
    return requireAssignment(staff, await this.conversations.find(conversationId));
  }

  /** One conditional update: only from whoever has the conversation, and only once. */
  private async pass(
    staff: Staff,
    { id: conversationId, state, tier, assigneeId }: Held,
    step: Step,
    reason: string | undefined,
    also?: Transition['also'],
  ): Promise<{ conversation: StaffConversation }> {
    const author = { id: staff.id, name: staff.name };
    const note = reason && { id: uuidv7(), conversationId, author, text: reason };
    const passed = await this.conversations.transit(conversationId, {
      ...step,
      from: [state],
      tiers: [tier],
      ...(assigneeId ? { assigneeId } : {}),
      by: { kind: 'staff', ...author },
      also: async (manager) => {
        if (note) await this.notes.enclose(manager, note, new Date());
        await also?.(manager);
      },
    });
    if (!passed) throw new CodedError('NOT_ASSIGNEE', 'The conversation is with somebody else');
    if (note) await this.notes.tellEnclosed(note, passed.assigneeId);
    return { conversation: this.conversations.staffView(passed) };
  }

  private async stepTo(to: TransferTarget, tier: Tier, now: Date): Promise<Step> {
    if (to.kind === 'bot') {
      // What was written to the person is answered: the bot goes on with what comes next.
      const set = { state: 'bot' as const, waitingSince: null, turnSeq: () => 'last_seq' };
      return { set: { ...nobody, ...set }, event: { type: 'passed', to: 'bot' } };
    }
    if (to.kind === 'team') {
      const teams = await this.teams.names();
      if (!teams.some(({ id }) => id === to.teamId)) {
        throw new CodedError('NOT_FOUND', 'No such team');
      }
      // Nobody knows it who has just passed it on: they would be asked first.
      const set = { state: 'waiting' as const, teamId: to.teamId, queuedAt: now, knownBy: null };
      return { set: { ...nobody, ...set }, event: { type: 'passed', to: 'team' } };
    }
    const colleague = await this.presence.personOnDuty(to.staffId);
    if (!colleague || !reaches(colleague.tier, tier)) {
      throw new CodedError('STATE_CONFLICT', 'This colleague is not there for it');
    }
    const { id, name } = colleague;
    const set = { assigneeId: id, assigneeName: name, knownBy: id, acceptedAt: now };
    return {
      set: { ...set, state: 'person' },
      event: { type: 'accepted', name, tier: colleague.tier },
    };
  }
}
