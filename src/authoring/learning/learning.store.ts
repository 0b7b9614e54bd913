import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Queryable } from '../../platform/database/prepared.js';
import type { LearningCause, Locale } from '../../protocol/index.js';

/** A message to learn from, as it is stored. */
export interface StoredMessage {
  id: number;
  text: string;
  locale: Locale;
  cause: LearningCause;
  /** The intent that staff said it meant. */
  meant: string | null;
  saidAt: Date;
}

export interface NewMessage extends Omit<StoredMessage, 'id' | 'text'> {
  conversationId: string;
  seq: number;
  /** Null: nothing to learn from, kept so that it is not looked at again. */
  text: string | null;
  noticedAt: Date;
}

/** What became of messages: they are utterances of a draft, or were thrown away. */
export interface Decision {
  kind: 'assigned' | 'dismissed';
  draftId?: string;
  intent?: string;
  staffId: string;
}

/** What was given to a draft that was thrown away waits again. */
const OPEN = `
  text IS NOT NULL AND (decision IS NULL OR (decision = 'assigned' AND EXISTS (
    SELECT FROM intent_draft d WHERE d.id = draft_id AND d.state = 'discarded')))`;

/** Messages to learn from, as the database has them. */
@Injectable()
export class LearningStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** When the latest of them showed; the beginning of time where there is none. */
  async latestNotice(): Promise<Date> {
    const [row] = (await this.database.query(
      `SELECT max(noticed_at) AS latest FROM learning_message`,
    )) as { latest: Date | null }[];
    return row?.latest ?? new Date(0);
  }

  /** Adds what is not there yet. What staff say of a message that is counts as long as it is open. */
  async add(messages: NewMessage[]): Promise<void> {
    await this.database.query(
      `INSERT INTO learning_message
              (conversation_id, seq, text, locale, cause, said_at, noticed_at, meant)
       SELECT DISTINCT ON (id, seq) *
         FROM unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::text[],
                     $6::timestamptz[], $7::timestamptz[], $8::text[])
           AS noticed (id, seq, text, locale, cause, said_at, noticed_at, meant)
        ORDER BY id, seq, meant IS NULL, noticed_at DESC
           ON CONFLICT (conversation_id, seq) DO UPDATE
          SET cause = excluded.cause, meant = excluded.meant,
              noticed_at = GREATEST(excluded.noticed_at, learning_message.noticed_at)
        WHERE excluded.meant IS NOT NULL AND learning_message.decision IS NULL`,
      [
        messages.map(({ conversationId }) => conversationId),
        messages.map(({ seq }) => seq),
        messages.map(({ text }) => text),
        messages.map(({ locale }) => locale),
        messages.map(({ cause }) => cause),
        messages.map(({ saidAt }) => saidAt),
        messages.map(({ noticedAt }) => noticedAt),
        messages.map(({ meant }) => meant),
      ],
    );
  }

  /** What nobody has decided on, the latest first. */
  open(limit: number): Promise<StoredMessage[]> {
    return this.database.query(
      `SELECT id, text, locale, cause, meant, said_at AS "saidAt" FROM learning_message
        WHERE ${OPEN} ORDER BY id DESC LIMIT $1`,
      [limit],
    );
  }

  /** Those of these ids that nobody has decided on, in the order they were said. */
  openOf(ids: number[]): Promise<StoredMessage[]> {
    return this.database.query(
      `SELECT id, text, locale, cause, meant, said_at AS "saidAt" FROM learning_message
        WHERE id = ANY ($1) AND ${OPEN} ORDER BY id`,
      [ids],
    );
  }

  /** @returns how many of them were still open: whoever comes second decides on none */
  async decide(
    ids: number[],
    { kind, draftId, intent, staffId }: Decision,
    now: Date,
    on: Queryable = this.database,
  ): Promise<number> {
    const [, affected] = (await on.query(
      `UPDATE learning_message
          SET decision = $2, draft_id = $3, intent = $4, decided_by = $5, decided_at = $6
        WHERE id = ANY ($1) AND ${OPEN}`,
      [ids, kind, draftId ?? null, intent ?? null, staffId, now],
    )) as [unknown[], number];
    return affected;
  }
}
