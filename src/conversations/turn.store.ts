import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { queueRank } from '../handoff/queue-order.js';
import type { Needs } from '../identity/teams/serving-team.js';
import { TeamsService } from '../identity/teams/teams.service.js';
import { MetricsService } from '../platform/health/metrics.service.js';
import { CodedError } from '../platform/errors.js';
import type { HandoffSummary, Message, Mood, TurnView } from '../protocol/index.js';
import { ConversationEntity } from './conversation.entity.js';
import { appendWithin, type Append } from './message-writer.js';

/** A customer's message that the bot has not dealt with. */
export interface OpenTurn {
  conversationId: string;
  seq: number;
  text: string;
}

/** Everything that follows from one turn; committed together or not at all. */
export interface TurnOutcome extends OpenTurn {
  dialog: unknown;
  mood: Mood;
  replies: Append[];
  handOver: {
    reason: HandoffSummary['reason'];
    tier: string;
    priority: number;
    summary: HandoffSummary;
    needs: Needs;
  } | null;
  record: {
    intents: { name: string; confidence: number }[];
    evidence: { feature: string; weight: number }[];
    mood: Mood;
    action: string;
    why: string;
    engineVersion: string;
    tookMs: number;
  };
}

/** The bot's turns: which are open, and the commit of one. */
@Injectable()
export class TurnStore {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly metrics: MetricsService,
    private readonly teams: TeamsService,
  ) {}

  /** The customer's messages up to `seq` that the bot has not dealt with, oldest first. */
  open(conversationId: string, seq: number): Promise<OpenTurn[]> {
    return this.database.query(
      `SELECT m.conversation_id AS "conversationId", m.seq, m.content ->> 'text' AS text
         FROM conversation c
         JOIN message m ON m.conversation_id = c.id AND m.seq > c.turn_seq AND m.seq <= $2
        WHERE c.id = $1 AND c.state = 'bot'
          AND m.author ->> 'kind' = 'customer' AND m.content ->> 'kind' = 'text'
        ORDER BY m.seq`,
      [conversationId, seq],
    );
  }

  /** The conversation, while the turn is still to be taken. */
  async conversationOf(turn: OpenTurn): Promise<ConversationEntity | null> {
    const conversation = await this.database.manager.findOneBy(ConversationEntity, {
      id: turn.conversationId,
      state: 'bot',
    });
    return conversation && conversation.turnSeq < turn.seq ? conversation : null;
  }

  /**
   * Commits a turn. One conditional update decides whether it still counts: the conversation is
   * the bot's and the turn was not taken. Returns the stored replies, or null when it does not.
   */
  commit(outcome: TurnOutcome): Promise<Message[] | null> {
    return this.database.transaction(async (manager) => {
      if (!(await this.claim(manager, outcome))) return null;
      const results = await appendWithin(manager, outcome.replies);
      await this.record(manager, outcome);
      this.metrics.turns.observe(outcome.record.tookMs / 1000);
      return results.map((result) => {
        if (result instanceof CodedError) throw result;
        return result.message;
      });
    });
  }

  /** What the bot understood and did, oldest first. */
  async list(conversationId: string): Promise<TurnView[]> {
    return this.database.query(
      `SELECT seq, understanding -> 'intents' AS intents, understanding ->> 'mood' AS mood,
              COALESCE(understanding -> 'evidence', '[]') AS evidence,
              action, why, took_ms AS "tookMs"
         FROM turn WHERE conversation_id = $1 ORDER BY seq`,
      [conversationId],
    );
  }

  private async claim(manager: EntityManager, outcome: TurnOutcome): Promise<boolean> {
    const { conversationId, seq, dialog, mood, handOver } = outcome;
    const [, affected] = (await manager.query(
      `UPDATE conversation
          SET turn_seq = $2, dialog = $3, mood = $4, updated_at = now()
        WHERE id = $1 AND state = 'bot' AND turn_seq < $2`,
      [conversationId, seq, JSON.stringify(dialog), mood],
    )) as [unknown[], number];
    if (affected === 0) return false;
    if (handOver) {
      const teamId = await this.teams.idFor(handOver.needs);
      const { vip, now } = await this.customerOf(manager, conversationId);
      await manager.query(
        `UPDATE conversation
            SET state = 'waiting', waiting_since = $6, queued_at = $6, queue_rank = $7,
                version = version + 1, tier = $2, priority = $3, reason = $4, summary = $5,
                team_id = $8, needs = $9
          WHERE id = $1`,
        [
          conversationId,
          handOver.tier,
          handOver.priority,
          handOver.reason,
          JSON.stringify(handOver.summary),
          now,
          queueRank({ priority: handOver.priority, vip }, now),
          teamId,
          JSON.stringify(handOver.needs),
        ],
      );
    }
    return true;
  }

  /** Whether the customer is one the company puts first, and the time of the database. */
  private async customerOf(
    manager: EntityManager,
    conversationId: string,
  ): Promise<{ vip: boolean; now: Date }> {
    const [row] = (await manager.query(
      `SELECT customer.vip, now() FROM conversation c
         JOIN customer ON customer.id = c.customer_id WHERE c.id = $1`,
      [conversationId],
    )) as { vip: boolean; now: Date }[];
    if (!row) throw new Error('A conversation has a customer');
    return row;
  }

  private async record(manager: EntityManager, outcome: TurnOutcome): Promise<void> {
    const { intents, evidence, mood, action, why, engineVersion, tookMs } = outcome.record;
    await manager.query(
      `INSERT INTO turn (conversation_id, seq, understanding, action, why, engine_version, took_ms)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        outcome.conversationId,
        outcome.seq,
        JSON.stringify({ intents, evidence, mood }),
        action,
        why,
        engineVersion,
        tookMs,
      ],
    );
  }
}
