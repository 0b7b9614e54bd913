import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** More than this of one customer at a stretch is no longer one question. */
const READ_TOGETHER = 8;

/** What the customer wrote since anybody answered, by the order of its messages. */
export interface Unanswered {
  /** The last one. */
  seq: number;
  text: string;
}

/** What a draft starts from, and what remains of one that was accepted. */
@Injectable()
export class DraftSource {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Null where everything is answered. */
  async unanswered(conversationId: string): Promise<Unanswered | null> {
    const rows: { seq: number; text: string }[] = await this.database.query(
      `SELECT seq, content ->> 'text' AS text FROM message
        WHERE conversation_id = $1 AND author ->> 'kind' = 'customer'
          AND content ->> 'kind' = 'text'
          AND seq > GREATEST(
            (SELECT turn_seq FROM conversation WHERE id = $1),
            (SELECT max(seq) FROM message
              WHERE conversation_id = $1 AND author ->> 'kind' = 'staff'
                AND content ->> 'kind' = 'text'))
        ORDER BY seq DESC LIMIT $2`,
      [conversationId, READ_TOGETHER],
    );
    const [last] = rows;
    if (!last) return null;
    return {
      seq: last.seq,
      text: rows
        .map(({ text }) => text)
        .reverse()
        .join('\n'),
    };
  }

  /** Keeps the bot's memory after a draft was accepted, while a person still speaks. */
  async remember(conversationId: string, seq: number, dialog: unknown): Promise<void> {
    await this.database.query(
      `UPDATE conversation SET dialog = $3, turn_seq = GREATEST(turn_seq, $2)
        WHERE id = $1 AND state = 'person'`,
      [conversationId, seq, JSON.stringify(dialog)],
    );
  }
}
