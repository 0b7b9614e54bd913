import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Queryable } from '../platform/database/prepared.js';
import type {
  BusinessHours,
  CallbackList,
  CallbackState,
  CallbackTime,
} from '../protocol/index.js';

/** Whom to call, when it would suit, and about what. */
export interface CallbackWish {
  conversationId: string;
  phone: string;
  at: CallbackTime;
  matter: string;
}

export interface PlainCallbackRow extends CallbackWish {
  id: string;
  state: CallbackState;
  takenBy: string | null;
  askedAt: Date;
  doneAt: Date | null;
}

/** The same with the team of its conversation, and who has taken it. */
export interface CallbackRow extends PlainCallbackRow {
  teamId: string;
  hours: BusinessHours | null;
  takenByName: string | null;
}

/** A change of state, and whom it is for. */
export interface CallbackChange {
  from: CallbackState;
  to: CallbackState;
  /** Who takes it; else only they may change it who have it. */
  staffId: string;
}

const PLAIN = `c.id, c.conversation_id AS "conversationId", c.state, c.phone, c.wished_at AS at,
  c.matter, c.taken_by AS "takenBy", c.asked_at AS "askedAt", c.done_at AS "doneAt"`;
const FULL = `SELECT ${PLAIN}, v.team_id AS "teamId", t.hours, s.name AS "takenByName"
  FROM callback_request c JOIN conversation v ON v.id = c.conversation_id
  JOIN team t ON t.id = v.team_id LEFT JOIN staff s ON s.id = c.taken_by`;
const LISTED = 200;

/** What each list holds; `$1` is whoever asks, and always somebody. */
const lists: Record<CallbackList, string> = {
  open: `c.state = 'open'`,
  mine: `c.state = 'taken' AND c.taken_by = $1`,
  taken: `c.state = 'taken'`,
  done: `c.state = 'done'`,
};

/** Callbacks. Each changes hands by a conditional update, whoever tries. */
@Injectable()
export class CallbackStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Notes a wish, or corrects the open one of the conversation. */
  async leave(
    { conversationId, phone, at, matter }: CallbackWish,
    now: Date,
  ): Promise<PlainCallbackRow & { changed: boolean }> {
    const [row] = (await this.database.query(
      `WITH before AS (
         SELECT phone, wished_at, matter FROM callback_request
          WHERE conversation_id = $2 AND state = 'open'
       )
       INSERT INTO callback_request AS c (id, conversation_id, phone, wished_at, matter, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (conversation_id) WHERE state = 'open' DO UPDATE
         SET phone = excluded.phone, wished_at = excluded.wished_at, matter = excluded.matter
       RETURNING ${PLAIN}, NOT EXISTS (
         SELECT FROM before
          WHERE (before.phone, before.wished_at, before.matter) = (c.phone, c.wished_at, c.matter)
       ) AS changed`,
      [uuidv7(), conversationId, phone, at, matter, now],
    )) as (PlainCallbackRow & { changed: boolean })[];
    if (!row) throw new Error('An upsert returns its row');
    return row;
  }

  list(staffId: string, which: CallbackList, teamId: string | null): Promise<CallbackRow[]> {
    const order = which === 'done' ? 'c.done_at DESC' : 'c.asked_at';
    return this.database.query(
      `${FULL} WHERE $1::uuid IS NOT NULL AND ${lists[which]}
          AND ($2::uuid IS NULL OR v.team_id = $2) ORDER BY ${order} LIMIT ${LISTED}`,
      [staffId, teamId],
    );
  }

  async find(id: string, on: Queryable): Promise<CallbackRow | null> {
    const [row] = (await on.query(`${FULL} WHERE c.id = $1`, [id])) as CallbackRow[];
    return row ?? null;
  }

  /** Returns the new row, or null where the condition does not hold. */
  async change(
    id: string,
    { from, to, staffId }: CallbackChange,
    now: Date,
    on: Queryable,
  ): Promise<CallbackRow | null> {
    const [, affected] = (await on.query(
      `UPDATE callback_request c
          SET state = $3, taken_by = CASE WHEN $3 = 'open' THEN NULL ELSE $4::uuid END,
              done_at = CASE WHEN $3 = 'done' THEN $5::timestamptz END
        WHERE id = $1 AND state = $2 AND ($2 = 'open' OR taken_by = $4)
          AND ($3 <> 'open' OR NOT EXISTS (
            SELECT FROM callback_request o
             WHERE o.conversation_id = c.conversation_id AND o.state = 'open'))`,
      [id, from, to, staffId, now],
    )) as unknown as [unknown[], number];
    return affected > 0 ? this.find(id, on) : null;
  }
}
