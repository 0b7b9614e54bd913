import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { ComplaintKind, ComplaintState, Step, Tier } from '../../protocol/index.js';
import { complaintStatesBefore } from './complaint-state.js';

/** A complaint as the database has it. */
export interface ComplaintRow {
  id: string;
  number: string;
  conversationId: string;
  customerId: string;
  kind: ComplaintKind;
  state: ComplaintState;
  version: number;
  waybill: string | null;
  dueAt: Date | null;
  legalDueAt: Date;
  tier: Tier;
  told: string | null;
  filedAt: Date;
  steps: Step<ComplaintState>[];
}

const COLUMNS = `
  id, number, conversation_id AS "conversationId", customer_id AS "customerId", kind, state,
  version, waybill, due_at AS "dueAt", legal_due_at AS "legalDueAt", tier, told,
  filed_at AS "filedAt", steps`;
const LISTED = 200;

/** Complaints in the database. */
@Injectable()
export class ComplaintStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** @returns false where the customer's complaint of this kind about the parcel is open already */
  async insert(
    complaint: Pick<
      ComplaintRow,
      'id' | 'conversationId' | 'customerId' | 'kind' | 'waybill' | 'tier' | 'dueAt' | 'legalDueAt'
    > & { legalWarningAt: Date },
    filedAt: Date,
  ): Promise<boolean> {
    const rows = (await this.database.query(
      `INSERT INTO complaint (id, conversation_id, customer_id, kind, waybill, due_at,
                              legal_warning_at, legal_due_at, filed_at, steps, tier)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        complaint.id,
        complaint.conversationId,
        complaint.customerId,
        complaint.kind,
        complaint.waybill,
        complaint.dueAt,
        complaint.legalWarningAt,
        complaint.legalDueAt,
        filedAt,
        JSON.stringify([{ state: 'open', at: filedAt.toISOString() }]),
        complaint.tier,
      ],
    )) as unknown[];
    return rows.length > 0;
  }

  async find(id: string): Promise<ComplaintRow | null> {
    const rows: ComplaintRow[] = await this.database.query(
      `SELECT ${COLUMNS} FROM complaint WHERE id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** A customer's complaints, those that are not closed before the others, the latest first. */
  listOf(customerId: string): Promise<ComplaintRow[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM complaint WHERE customer_id = $1
        ORDER BY state = 'closed', number DESC LIMIT 20`,
      [customerId],
    );
  }

  /** Those with a next step, the most urgent first; or all, the newest first. */
  list(which: 'open' | 'all'): Promise<ComplaintRow[]> {
    const where = {
      open: `WHERE due_at IS NOT NULL ORDER BY LEAST(due_at, legal_due_at)`,
      all: `ORDER BY number DESC`,
    }[which];
    return this.database.query(`SELECT ${COLUMNS} FROM complaint ${where} LIMIT ${LISTED}`);
  }

  listIn(conversationId: string): Promise<ComplaintRow[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM complaint WHERE conversation_id = $1 ORDER BY number DESC LIMIT 20`,
      [conversationId],
    );
  }

  /** @returns null where its state does not allow that any more */
  async tell(
    manager: EntityManager,
    id: string,
    { to, text, dueAt }: { to: ComplaintState; text: string; dueAt: Date | null },
    now: Date,
  ): Promise<{ version: number } | null> {
    const [rows] = (await manager.query(
      `UPDATE complaint SET state = $2, told = $3, due_at = $4, version = version + 1,
              steps = steps || $6::jsonb
        WHERE id = $1 AND state = ANY($5) RETURNING version`,
      [
        id,
        to,
        text,
        dueAt,
        complaintStatesBefore(to),
        JSON.stringify([{ state: to, at: now.toISOString() }]),
      ],
    )) as [{ version: number }[], number];
    return rows[0] ?? null;
  }
}
