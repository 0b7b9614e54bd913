import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Needs } from '../identity/teams/serving-team.js';
import { TeamsService } from '../identity/teams/teams.service.js';
import { MetricsService } from '../platform/health/metrics.service.js';
import { Gathering } from '../platform/database/gathering.js';
import { retrying } from '../platform/database/passing-failures.js';
import { preparing, type Queryable } from '../platform/database/prepared.js';
import type { Message, Mood, TurnView } from '../protocol/index.js';
import type { HandOver } from './hand-overs.service.js';
import { COMMIT_TURNS, type CommittedTurn, type TurnInput } from './commit-turns.sql.js';
import { previewOf, type Append } from './message-writer.js';
import { ASKS_THE_BOT, TURN_FACTS, type OpenTurn } from './open-turn.sql.js';

/** Everything that follows from one turn; committed together or not at all. */
export interface TurnOutcome {
  conversationId: string;
  seq: number;
  dialog: unknown;
  mood: Mood;
  replies: Append[];
  /** Null while the conversation stays the bot's. */
  handOver: HandOver | null;
  record: {
    intents: { name: string; confidence: number }[];
    evidence: { feature: string; weight: number }[];
    mood: Mood;
    action: string;
    why: string;
    engineVersion: string;
    /** The published version of the intent files that answered. */
    intentsVersion: number;
    tookMs: number;
  };
}

/** Whose turn may be open, and up to which message. */
type Asked = Pick<OpenTurn, 'conversationId' | 'seq'>;

const NEXT_TURNS = `
  SELECT ${TURN_FACTS}, m.seq, m.text
    FROM unnest($1::uuid[], $2::integer[]) AS asked (id, seq)
   CROSS JOIN LATERAL (
     SELECT * FROM conversation WHERE id = asked.id AND state = 'bot') c
   CROSS JOIN LATERAL (
     SELECT seq, content ->> 'text' AS text FROM message
      WHERE conversation_id = c.id AND seq > c.turn_seq AND seq <= asked.seq AND ${ASKS_THE_BOT}
      ORDER BY seq LIMIT 1) m`;

/** The bot's turns: which are open, and the commit of one. */
@Injectable()
export class TurnStore {
  private readonly reading: Queryable;
  private readonly committing: Queryable;
  private readonly looking = new Gathering<Asked, OpenTurn | null>({
    run: (asked) => this.nextOfAll(asked),
    keyOf: ({ conversationId }) => conversationId,
    limit: 100,
    atOnce: 2,
    gatherMs: 1,
  });
  private readonly gathering = new Gathering<TurnOutcome, Message[] | null>({
    run: (outcomes) => this.commitAll(outcomes),
    keyOf: ({ conversationId }) => conversationId,
    limit: 100,
    atOnce: 2,
    gatherMs: 2,
  });

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly metrics: MetricsService,
    private readonly teams: TeamsService,
  ) {
    this.reading = preparing(database, 'next-turns');
    this.committing = preparing(database, 'commit-turns');
  }

  /** The first message up to `seq` that the bot has still to deal with, or null. */
  next(conversationId: string, seq: number): Promise<OpenTurn | null> {
    return this.looking.do({ conversationId, seq });
  }

  private async nextOfAll(asked: Asked[]): Promise<(OpenTurn | null)[]> {
    const rows = (await this.reading.query(NEXT_TURNS, [
      asked.map(({ conversationId }) => conversationId),
      asked.map(({ seq }) => seq),
    ])) as OpenTurn[];
    const open = new Map(rows.map((turn) => [turn.conversationId, turn]));
    return asked.map(({ conversationId }) => open.get(conversationId) ?? null);
  }

  /**
   * Commits a turn, together with others under load. Whether it still counts is decided there:
   * the conversation is the bot's and the turn was not taken. Returns the stored replies, or null
   * when it does not count.
   */
  async commit(outcome: TurnOutcome): Promise<Message[] | null> {
    const replies = await this.gathering.do(outcome);
    if (replies) this.metrics.turns.observe(outcome.record.tookMs / 1000);
    return replies;
  }

  private async commitAll(outcomes: TurnOutcome[]): Promise<(Message[] | null)[]> {
    const teamFor = outcomes.some(({ handOver }) => handOver) ? await this.teams.chooser() : null;
    const inputs = outcomes.map((outcome) => toInput(outcome, teamFor));
    // The conversations are locked in no order: others who write to several may be in the way.
    const rows = await retrying(() =>
      this.committing.query(COMMIT_TURNS, [JSON.stringify(inputs)]),
    );
    const counted = new Map((rows as CommittedTurn[]).map((turn) => [turn.conversation_id, turn]));
    return outcomes.map(({ conversationId, replies }) => {
      const turn = counted.get(conversationId);
      if (!turn) return null;
      return replies.map(({ clientId, author, content }, index) => ({
        conversationId,
        seq: turn.last_seq + index + 1,
        clientId,
        author,
        content,
        createdAt: new Date(turn.created_ms).toISOString(),
      }));
    });
  }

  /** What the bot understood and did, oldest first. */
  async list(conversationId: string): Promise<TurnView[]> {
    return this.database.query(
      `SELECT seq, understanding -> 'intents' AS intents, understanding ->> 'mood' AS mood,
              COALESCE(understanding -> 'evidence', '[]') AS evidence,
              action, why, took_ms AS "tookMs", intents_version AS "intentsVersion"
         FROM turn WHERE conversation_id = $1 ORDER BY seq`,
      [conversationId],
    );
  }
}

function toInput(
  { conversationId, seq, dialog, mood, replies, handOver, record }: TurnOutcome,
  teamFor: ((needs: Needs) => string) | null,
): TurnInput {
  const { intents, evidence, action, why, engineVersion, intentsVersion, tookMs } = record;
  const previews = replies.flatMap(({ content }) => previewOf(content) ?? []);
  return {
    conversation_id: conversationId,
    seq,
    dialog,
    mood,
    replies: replies.map(({ clientId, author, content }) => ({
      client_id: clientId,
      author,
      content,
    })),
    preview: previews.at(-1),
    understanding: { intents, evidence, mood },
    action,
    why,
    engine_version: engineVersion,
    intents_version: intentsVersion,
    took_ms: tookMs,
    ...(handOver && {
      reason: handOver.reason,
      tier: handOver.tier,
      priority: handOver.priority,
      head_start_ms: handOver.headStartMs,
      summary: handOver.summary,
      needs: handOver.needs,
      team_id: teamFor?.(handOver.needs),
    }),
  };
}
