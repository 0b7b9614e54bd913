import { Injectable } from '@nestjs/common';
import { botIn, IntentsService } from '../../authoring/intents.service.js';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { CodedError } from '../../platform/errors.js';
import type { HeardMessage, Meanings, Staff } from '../../protocol/index.js';
import { requireSight, requireVoice } from '../conversation-access.js';
import { CorrectionStore } from './correction.store.js';

/** Where the bot heard wrong, whoever reads the conversation says so: authors learn from it. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly intents: IntentsService,
    private readonly corrections: CorrectionStore,
  ) {}

  /** @throws {CodedError} CONVERSATION_NOT_FOUND where this person may not see it */
  async meanings(staff: Staff, conversationId: string): Promise<Meanings> {
    requireSight(staff, await this.conversations.find(conversationId));
    const { intents } = this.intents.current.repertoire;
    return {
      intents: Object.entries(intents).map(([name, { title }]) => ({ name, title })),
      mine: await this.corrections.of(conversationId, staff.id),
    };
  }

  /**
   * What the bot would make of a message: read now and kept nowhere.
   * @throws {CodedError} CONVERSATION_NOT_FOUND; NOT_FOUND where it is not words of the customer
   */
  async heard(staff: Staff, conversationId: string, seq: number, now: Date): Promise<HeardMessage> {
    const conversation = await this.conversations.find(conversationId);
    requireSight(staff, conversation);
    const text = await this.corrections.wordsOf(conversationId, seq);
    if (text === null) throw notWords();
    const { locale, pageContext } = conversation;
    const { engine } = botIn(this.intents.current, pageContext?.region);
    const { accepted, intents, candidates, evidence, emotion } = engine.understand(text, {
      locale,
      now,
    });
    return {
      accepted,
      intents: intents.length > 0 ? intents : candidates.slice(0, 3),
      evidence,
      mood: emotion.label,
    };
  }

  /**
   * What a message meant. Said again, the later word counts.
   * @throws {CodedError} CONVERSATION_NOT_FOUND; NOT_FOUND where there is no such intent, or where
   *   it is not words of the customer
   */
  async correct(
    staff: Staff,
    { conversationId, seq, intent }: { conversationId: string; seq: number; intent: string },
    now: Date,
  ): Promise<void> {
    requireSight(staff, await this.conversations.find(conversationId));
    if (!Object.hasOwn(this.intents.current.repertoire.intents, intent)) {
      throw new CodedError('NOT_FOUND', 'There is no such intent');
    }
    const corrected = { conversationId, seq, staffId: staff.id };
    if (!(await this.corrections.put(corrected, intent, now))) throw notWords();
  }

  /**
   * What the bot drafted for a message was changed or thrown away.
   * @throws {CodedError} NOT_ASSIGNEE, CONVERSATION_CLOSED, CONVERSATION_NOT_FOUND; NOT_FOUND where
   *   it is not words of the customer
   */
  async leaveDraft(staff: Staff, conversationId: string, seq: number, now: Date): Promise<void> {
    requireVoice(staff, await this.conversations.find(conversationId));
    const left = { conversationId, seq, staffId: staff.id };
    if (!(await this.corrections.put(left, null, now))) throw notWords();
  }
}

function notWords(): CodedError {
  return new CodedError('NOT_FOUND', 'There are no such words of the customer');
}
