import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Correction } from '../../protocol/index.js';

/** Whose word it is, and on which message. */
interface Corrected {
  conversationId: string;
  seq: number;
  staffId: string;
}

/** What staff said of messages: one word a person and message, the later one counts. */
@Injectable()
export class CorrectionStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** What the customer wrote in a message; null where it is none of theirs, or no text. */
  async wordsOf(conversationId: string, seq: number): Promise<string | null> {
    const rows: { text: string }[] = await this.database.query(
      `SELECT content ->> 'text' AS text FROM message
        WHERE conversation_id = $1 AND seq = $2
          AND author ->> 'kind' = 'customer' AND content ->> 'kind' = 'text'`,
      [conversationId, seq],
    );
    return rows[0]?.text ?? null;
  }

  /** What a person said of the messages of a conversation. */
  of(conversationId: string, staffId: string): Promise<Correction[]> {
    return this.database.query(
      `SELECT seq, intent FROM staff_correction
        WHERE conversation_id = $1 AND staff_id = $2 AND kind = 'meaning' ORDER BY seq`,
      [conversationId, staffId],
    );
  }

  /**
   * Keeps what a message meant; a null intent: the bot's draft for it was not used.
   * @returns whether it is words of the customer, of which alone this can be said
   */
  async put(
    { conversationId, seq, staffId }: Corrected,
    intent: string | null,
    now: Date,
  ): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `INSERT INTO staff_correction (conversation_id, seq, staff_id, kind, intent, corrected_at)
       SELECT conversation_id, seq, $3::uuid, $4::text, $5::text, $6::timestamptz
         FROM message
        WHERE conversation_id = $1 AND seq = $2
          AND author ->> 'kind' = 'customer' AND content ->> 'kind' = 'text'
           ON CONFLICT (conversation_id, seq, staff_id, kind)
           DO UPDATE SET intent = excluded.intent, corrected_at = excluded.corrected_at
       RETURNING seq`,
      [conversationId, seq, staffId, intent === null ? 'draft' : 'meaning', intent, now],
    );
    return rows.length > 0;
  }
}
