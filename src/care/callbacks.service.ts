import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../platform/audit/record-audit.js';
import { CodedError } from '../platform/errors.js';
import { maskPersonalData } from '../platform/personal-data.js';
import type { CallbackState, CallbackTime, CallbackView } from '../protocol/index.js';

interface CallbackRow {
  id: string;
  conversationId: string;
  state: CallbackState;
  phone: string;
  at: CallbackTime;
  matter: string;
  takenBy: string | null;
  askedAt: Date;
}

/** Whom to call, when it would suit, and about what. */
type CallbackWish = Pick<CallbackRow, 'conversationId' | 'phone' | 'at' | 'matter'>;

const ROW = `id, conversation_id AS "conversationId", state, phone, wished_at AS at, matter,
             taken_by AS "takenBy", asked_at AS "askedAt"`;
const LISTED = 200;

/** Customers who rather want to be called than to wait. Their conversation keeps its place. */
@Injectable()
export class CallbacksService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Notes whom to call. Asking again before anybody has taken it corrects what was asked.
   * `changed` is false where the very same was asked before.
   */
  async leave(
    { conversationId, phone, at, matter }: CallbackWish,
    now: Date,
  ): Promise<{ callback: CallbackView; changed: boolean }> {
    const [row] = (await this.database.query(
      `WITH before AS (
         SELECT phone, wished_at, matter FROM callback_request
          WHERE conversation_id = $2 AND state = 'open'
       )
       INSERT INTO callback_request AS c (id, conversation_id, phone, wished_at, matter, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (conversation_id) WHERE state = 'open' DO UPDATE
         SET phone = excluded.phone, wished_at = excluded.wished_at, matter = excluded.matter
       RETURNING ${ROW}, NOT EXISTS (
         SELECT FROM before
          WHERE (before.phone, before.wished_at, before.matter) = (c.phone, c.wished_at, c.matter)
       ) AS changed`,
      [uuidv7(), conversationId, phone, at, matter, now],
    )) as (CallbackRow & { changed: boolean })[];
    if (!row) throw new Error('An upsert returns its row');
    return { callback: view(row, null), changed: row.changed };
  }

  /** What is open, and what this person has taken, the oldest first. */
  async list(staffId: string): Promise<CallbackView[]> {
    const rows: CallbackRow[] = await this.database.query(
      `SELECT ${ROW} FROM callback_request
        WHERE state = 'open' OR (state = 'taken' AND taken_by = $1)
        ORDER BY asked_at LIMIT $2`,
      [staffId, LISTED],
    );
    return rows.map((row) => view(row, staffId));
  }

  /**
   * Takes a callback and learns the number. Of any number who try, one succeeds.
   * @throws {CodedError} STATE_CONFLICT, NOT_FOUND
   */
  take(id: string, staffId: string, now: Date): Promise<CallbackView> {
    return this.database.transaction(async (manager) => {
      const [rows] = (await manager.query(
        `UPDATE callback_request SET state = 'taken', taken_by = $2
          WHERE id = $1 AND state = 'open' RETURNING ${ROW}`,
        [id, staffId],
      )) as [CallbackRow[], number];
      if (!rows[0]) throw await this.refusal(id, manager);
      await recordAudit(manager, { actorId: staffId, action: 'callback.taken', subject: id }, now);
      return view(rows[0], staffId);
    });
  }

  /**
   * The customer was called.
   * @throws {CodedError} STATE_CONFLICT when this person has not taken it, NOT_FOUND
   */
  async finish(id: string, staffId: string, now: Date): Promise<CallbackView> {
    const [rows] = (await this.database.query(
      `UPDATE callback_request SET state = 'done', done_at = $3
        WHERE id = $1 AND state = 'taken' AND taken_by = $2 RETURNING ${ROW}`,
      [id, staffId, now],
    )) as [CallbackRow[], number];
    if (!rows[0]) throw await this.refusal(id, this.database.manager);
    return view(rows[0], staffId);
  }

  private async refusal(id: string, on: EntityManager): Promise<CodedError> {
    const [row]: Pick<CallbackRow, 'state'>[] = await on.query(
      `SELECT state FROM callback_request WHERE id = $1`,
      [id],
    );
    if (!row) return new CodedError('NOT_FOUND', 'No such callback');
    return new CodedError('STATE_CONFLICT', 'The callback is not yours to change now', {
      details: { state: row.state },
    });
  }
}

/** The number is shown only to whoever is to call it. */
function view(row: CallbackRow, staffId: string | null): CallbackView {
  const { id, conversationId, state, phone, at, matter, takenBy, askedAt } = row;
  const full = staffId !== null && takenBy === staffId;
  return {
    id,
    conversationId,
    state,
    phone: full ? phone : masked(phone),
    at,
    matter: full ? matter : maskPersonalData(matter),
    askedAt: askedAt.toISOString(),
  };
}

/** Numbers that are no mobiles of the mainland keep their last two digits. */
function masked(phone: string): string {
  const hidden = maskPersonalData(phone);
  return hidden === phone ? `****${phone.slice(-2)}` : hidden;
}
