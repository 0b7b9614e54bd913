import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Queryable } from '../../platform/database/prepared.js';
import type { Note } from '../../protocol/index.js';

/** A note as it is about to be written. */
export interface NewNote {
  id: string;
  conversationId: string;
  author: Note['author'];
  text: string;
  /** Its one reader beside the supervisors: whoever has the conversation when it is written. */
  whisperTo?: string | undefined;
}

/** Who reads notes, and whether they read whispers to others. */
export interface NoteReader {
  id: string;
  supervises: boolean;
}

type NoteRow = Omit<Note, 'createdAt' | 'whisperTo'> & {
  createdAt: Date;
  whisperTo: Note['author'] | null;
};

const NOTE = `
  SELECT n.id, n.conversation_id AS "conversationId", n.position, n.after_seq AS "afterSeq",
         jsonb_build_object('id', n.author_id, 'name', n.author_name) AS author, n.text,
         (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) ORDER BY s.name),
                          '[]')
            FROM note_mention m JOIN staff s ON s.id = m.staff_id
           WHERE m.conversation_id = n.conversation_id AND m.note_id = n.id) AS mentions,
         (SELECT jsonb_build_object('id', r.id, 'name', r.name) FROM staff r
           WHERE r.id = n.reader_id) AS "whisperTo",
         n.created_at AS "createdAt"
    FROM note n`;

/** Notes as the database has them. No statement that serves a customer reads these tables. */
@Injectable()
export class NoteStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /**
   * Adds a note after the conversation's latest message. Returns false for an id it has already,
   * and for a whisper to somebody who does not have the conversation (any more).
   */
  async insert(on: Queryable, note: NewNote, now: Date): Promise<boolean> {
    const { id, conversationId, author, text, whisperTo } = note;
    const rows = (await on.query(
      `INSERT INTO note (id, conversation_id, after_seq, author_id, author_name, text, created_at,
                         reader_id)
       SELECT $1, c.id, c.last_seq, $3, $4, $5, $6, $7 FROM conversation c
        WHERE c.id = $2 AND ($7::uuid IS NULL OR c.state = 'person' AND c.assignee_id = $7)
       ON CONFLICT DO NOTHING RETURNING id`,
      [id, conversationId, author.id, author.name, text, now, whisperTo ?? null],
    )) as unknown[];
    return rows.length > 0;
  }

  /** Mentions those of `staffIds` who take conversations; returns how many of them do. */
  async mention(
    on: Queryable,
    { id, conversationId }: Pick<NewNote, 'id' | 'conversationId'>,
    staffIds: readonly string[],
  ): Promise<number> {
    const rows = (await on.query(
      `INSERT INTO note_mention (staff_id, conversation_id, note_id)
       SELECT s.id, $1, $2 FROM staff s WHERE s.id = ANY ($3::uuid[]) AND 'agent' = ANY (s.roles)
       RETURNING staff_id`,
      [conversationId, id, staffIds],
    )) as unknown[];
    return rows.length;
  }

  async find(conversationId: string, id: string): Promise<Note | undefined> {
    const rows = (await this.database.query(`${NOTE} WHERE n.conversation_id = $1 AND n.id = $2`, [
      conversationId,
      id,
    ])) as NoteRow[];
    return rows.map(view)[0];
  }

  /** The latest `limit` notes of a conversation that `reader` may read, in their order. */
  async latestOf(conversationId: string, reader: NoteReader, limit: number): Promise<Note[]> {
    const rows = (await this.database.query(
      `${NOTE} WHERE n.conversation_id = $1
                 AND (n.reader_id IS NULL OR $3 OR $2 IN (n.reader_id, n.author_id))
               ORDER BY n.position DESC LIMIT $4`,
      [conversationId, reader.id, reader.supervises, limit],
    )) as NoteRow[];
    return rows.map(view).reverse();
  }

  /** Marks this person's mentions in a conversation as read; returns whether any were not. */
  async markRead(staffId: string, conversationId: string, now: Date): Promise<boolean> {
    const [, affected] = (await this.database.query(
      `UPDATE note_mention SET read_at = $3
        WHERE staff_id = $1 AND conversation_id = $2 AND read_at IS NULL`,
      [staffId, conversationId, now],
    )) as [unknown[], number];
    return affected > 0;
  }

  /** How many of this person's mentions in a conversation are unread. */
  async unreadIn(staffId: string, conversationId: string): Promise<number> {
    const [row] = (await this.database.query(
      `SELECT count(*)::integer AS unread FROM note_mention
        WHERE staff_id = $1 AND conversation_id = $2 AND read_at IS NULL`,
      [staffId, conversationId],
    )) as { unread: number }[];
    return row?.unread ?? 0;
  }

  /** Conversations this person is mentioned in, the latest mention first. */
  mentioning(
    staffId: string,
    limit: number,
  ): Promise<{ conversationId: string; unread: number }[]> {
    return this.database.query(
      `SELECT m.conversation_id AS "conversationId",
              (count(*) FILTER (WHERE m.read_at IS NULL))::integer AS unread
         FROM note_mention m
         JOIN note n ON n.conversation_id = m.conversation_id AND n.id = m.note_id
         JOIN conversation c ON c.id = m.conversation_id
        WHERE m.staff_id = $1 AND (c.state <> 'closed' OR m.read_at IS NULL)
        GROUP BY m.conversation_id ORDER BY max(n.position) DESC LIMIT $2`,
      [staffId, limit],
    );
  }
}

function view({ createdAt, whisperTo, ...note }: NoteRow): Note {
  return { ...note, ...(whisperTo && { whisperTo }), createdAt: createdAt.toISOString() };
}
