import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ConversationsService, type Transition } from '../conversations/conversations.service.js';
import { reaches } from '../identity/permissions.js';
import { PresenceService } from '../identity/presence.service.js';
import { requirePermission } from '../identity/staff-identity.service.js';
import { TeamsService } from '../identity/teams/teams.service.js';
import { CodedError } from '../platform/errors.js';
import type { Staff, StaffConversation, transferSchema } from '../protocol/index.js';

type Transfer = z.output<typeof transferSchema>;
type Step = Pick<Transition, 'set' | 'event'>;

/** Passing a conversation sideways: to a colleague, to a team, or back to the bot. */
@Injectable()
export class PassingOnService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly presence: PresenceService,
    private readonly teams: TeamsService,
  ) {}

  /**
   * One conditional update: only whoever has the conversation passes it on, and only once.
   * @throws {CodedError} NOT_ASSIGNEE; NOT_FOUND for an unknown team; STATE_CONFLICT where the
   *   colleague is not there or not of its tier; CONVERSATION_NOT_FOUND, PERMISSION_DENIED
   */
  async transfer(
    staff: Staff,
    { conversationId, to }: Transfer,
  ): Promise<{ conversation: StaffConversation }> {
    requirePermission(staff, 'conversation.escalate');
    const { assigneeId, tier } = await this.conversations.find(conversationId);
    if (assigneeId !== staff.id) throw notTheirs();
    const step = await this.step(to, tier, new Date());
    const passed = await this.conversations.transit(conversationId, {
      ...step,
      from: ['person'],
      tiers: [tier],
      assigneeId: staff.id,
      by: { kind: 'staff', id: staff.id, name: staff.name },
    });
    if (!passed) throw notTheirs();
    return { conversation: this.conversations.staffView(passed) };
  }

  private async step(to: Transfer['to'], tier: Staff['tier'], now: Date): Promise<Step> {
    const nobody = { assigneeId: null, assigneeName: null };
    if (to.kind === 'bot') {
      // What was written to the person is answered: the bot goes on with what comes next.
      const set = {
        ...nobody,
        state: 'bot' as const,
        waitingSince: null,
        turnSeq: () => 'last_seq',
      };
      return { set, event: { type: 'passed', to: 'bot' } };
    }
    if (to.kind === 'team') {
      const teams = await this.teams.names();
      if (!teams.some(({ id }) => id === to.teamId)) {
        throw new CodedError('NOT_FOUND', 'No such team');
      }
      // Nobody knows it who has just passed it on: they would be asked first.
      const set = { ...nobody, state: 'waiting' as const, teamId: to.teamId, queuedAt: now };
      return { set: { ...set, knownBy: null }, event: { type: 'passed', to: 'team' } };
    }
    const colleague = await this.presence.personOnDuty(to.staffId);
    if (!colleague || !reaches(colleague.tier, tier)) {
      throw new CodedError('STATE_CONFLICT', 'This colleague is not there for it');
    }
    const { id, name } = colleague;
    const set = { assigneeId: id, assigneeName: name, knownBy: id, acceptedAt: now };
    return { set, event: { type: 'accepted', name, tier: colleague.tier } };
  }
}

function notTheirs(): CodedError {
  return new CodedError('NOT_ASSIGNEE', 'The conversation is with somebody else');
}
