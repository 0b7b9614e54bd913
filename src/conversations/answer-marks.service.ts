import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { botIn, IntentsService } from '../authoring/intents.service.js';
import { readDialogState } from '../dialog/index.js';
import { SatisfactionService } from '../care/satisfaction.service.js';
import { TeamsService } from '../identity/teams/teams.service.js';
import { CodedError } from '../platform/errors.js';
import type { Satisfaction, customerRequestSchemas } from '../protocol/index.js';
import { ConversationsService } from './conversations.service.js';
import { HandOvers } from './hand-overs.service.js';

type Rating = z.output<(typeof customerRequestSchemas)['satisfaction.rate']>;
type Mark = z.output<(typeof customerRequestSchemas)['answer.mark']>;

/** What the database knows of a conversation besides its row. */
interface Known {
  vip: boolean;
  unhelpful: number;
  lastText: string;
  live: number;
  pilot: number | null;
}

/**
 * What customers say of the bot's answers, and in the end of the conversation. An answer that did
 * not help brings in a person.
 */
@Injectable()
export class AnswerMarksService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly intents: IntentsService,
    private readonly handOvers: HandOvers,
    private readonly teams: TeamsService,
    private readonly satisfaction: SatisfactionService,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /**
   * Keeps the mark; a later one of the same answer replaces it.
   * @throws {CodedError} NOT_FOUND where the bot gave no such answer
   */
  async mark(mark: Mark, now: Date): Promise<object> {
    const { conversationId, seq, helpful } = mark;
    const kept: unknown[] = await this.database.query(
      `INSERT INTO answer_mark (conversation_id, seq, helpful, marked_at)
       SELECT conversation_id, seq, $3, $4 FROM message
        WHERE conversation_id = $1 AND seq = $2
          AND author ->> 'kind' = 'bot' AND content ->> 'kind' = 'text'
       ON CONFLICT (conversation_id, seq)
       DO UPDATE SET helpful = excluded.helpful, marked_at = excluded.marked_at
       RETURNING seq`,
      [conversationId, seq, helpful, now],
    );
    if (kept.length === 0) throw new CodedError('NOT_FOUND', 'The bot gave no such answer');
    if (!helpful) await this.handOver(conversationId, now);
    return {};
  }

  /**
   * Keeps how the conversation was, and tells the customer's other tabs not to ask again.
   * @throws {CodedError} STATE_CONFLICT while it goes on, and where it was rated otherwise before
   */
  async rate(rating: Rating, now: Date): Promise<{ satisfaction: Satisfaction }> {
    const satisfaction = await this.satisfaction.rate(rating, now);
    await this.conversations.tellCustomer(rating.conversationId);
    return { satisfaction };
  }

  /** While the conversation is the bot's: a person who is called already needs no second call. */
  private async handOver(conversationId: string, now: Date): Promise<void> {
    const { dialog, locale, company, pageContext } = await this.conversations.find(conversationId);
    const [known]: Known[] = await this.database.query(
      `SELECT customer_is_vip(c.customer_id, $2) AS vip,
              (SELECT count(*)::integer FROM answer_mark
                WHERE conversation_id = c.id AND NOT helpful) AS unhelpful,
              COALESCE(
                (SELECT content ->> 'text' FROM message
                  WHERE conversation_id = c.id AND author ->> 'kind' = 'customer'
                  ORDER BY seq DESC LIMIT 1), '') AS "lastText",
              (SELECT version FROM intent_live) AS live,
              pilot_version(c.customer_id, c.page_context) AS pilot
         FROM conversation c WHERE c.id = $1`,
      [conversationId, now],
    );
    if (!known) return;
    const knowledge = await this.intents.ofTurn(known);
    const { repertoire } = botIn(knowledge, pageContext?.region);
    const handOver = await this.handOvers.weigh(readDialogState(dialog), repertoire, {
      ...known,
      ...{ reason: 'unhelpful', locale, company },
    });
    const { reason, tier, priority, summary, needs, headStartMs } = handOver;
    await this.conversations.transit(conversationId, {
      from: ['bot'],
      set: {
        state: 'waiting',
        waitingSince: now,
        queuedAt: now,
        queueRank: new Date(now.getTime() - headStartMs),
        tier,
        priority,
        reason,
        summary,
        needs,
        teamId: await this.teams.idFor(needs),
      },
      by: { kind: 'system' },
      event: { type: 'handed_over', reason },
    });
  }
}
