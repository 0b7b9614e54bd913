import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CodedError } from '../platform/errors.js';
import type { Satisfaction } from '../protocol/index.js';

/** What customers say of a conversation that is over, once each. */
@Injectable()
export class SatisfactionService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async of(conversationId: string): Promise<Satisfaction> {
    const [row] = (await this.database.query(
      `SELECT score FROM satisfaction WHERE conversation_id = $1`,
      [conversationId],
    )) as { score: number }[];
    return { score: row?.score ?? null };
  }

  /**
   * Keeps the mark. The same one again is a repeated request, and fine.
   * @throws {CodedError} STATE_CONFLICT while the conversation goes on, and for another mark
   */
  async rate(
    { conversationId, score, comment }: { conversationId: string; score: number; comment?: string },
    now: Date,
  ): Promise<Satisfaction> {
    const kept: unknown[] = await this.database.query(
      `INSERT INTO satisfaction (conversation_id, score, comment, rated_at)
       SELECT id, $2, $3, $4 FROM conversation WHERE id = $1 AND state = 'closed'
       ON CONFLICT DO NOTHING RETURNING score`,
      [conversationId, score, comment || null, now],
    );
    const satisfaction = kept.length > 0 ? { score } : await this.of(conversationId);
    if (satisfaction.score === score) return satisfaction;
    throw new CodedError('STATE_CONFLICT', 'Rated before, or not over yet', {
      details: { ...satisfaction },
    });
  }
}
