import { Injectable } from '@nestjs/common';
import { IntentsService } from '../../authoring/intents.service.js';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { ReplyValues } from '../../conversations/reply-values.service.js';
import { TeamsService } from '../../identity/teams/teams.service.js';
import type { CannedChoice, Staff } from '../../protocol/index.js';
import { requireVoice } from '../conversation-access.js';
import { choiceOf } from './canned-choice.js';

/** What staff can send without writing it. */
@Injectable()
export class CannedService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly intents: IntentsService,
    private readonly teams: TeamsService,
    private readonly values: ReplyValues,
  ) {}

  /**
   * The replies for a conversation, and the values that fill them.
   * @throws {CodedError} CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED, NOT_ASSIGNEE: values are for
   *   whoever writes to this customer
   */
  async choice(staff: Staff, conversationId: string, now: Date): Promise<CannedChoice> {
    const conversation = requireVoice(staff, await this.conversations.find(conversationId));
    const names = await this.teams.names();
    const { teams, skills } = await this.teams.belongingOf(staff.id);
    const known = await this.values.of(conversation, now);
    const team = names.find(({ id }) => id === conversation.teamId)?.name;
    return {
      replies: choiceOf(this.intents.current.canned, {
        teams,
        skills,
        intent: conversation.needs.intent,
        locale: known.locale,
      }),
      values: { ...known.values, me: staff.name, ...(team && { team }) },
    };
  }
}
