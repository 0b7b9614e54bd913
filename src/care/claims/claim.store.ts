import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Queryable } from '../../platform/database/prepared.js';
import type {
  AuthorityAction,
  ClaimIncident,
  ClaimRefusal,
  ClaimState,
  RefusalReason,
  Step,
  Tier,
} from '../../protocol/index.js';
import { claimStatesBefore } from './claim-state.js';

/** A claim as the database has it; amounts of money come as text. */
export interface ClaimRow {
  id: string;
  number: string;
  conversationId: string;
  waybill: string;
  incident: ClaimIncident;
  state: ClaimState;
  version: number;
  product: string | null;
  claimedFen: string;
  freightFen: string | null;
  declaredFen: string | null;
  reckonedFen: string | null;
  offerFen: string | null;
  refusedFor: RefusalReason | null;
  refusalWords: string | null;
  automatic: boolean;
  tier: Tier;
  dueAt: Date | null;
  filedAt: Date;
  steps: Step<ClaimState>[];
  demo: boolean;
  approvalId: string | null;
  approvalAction: AuthorityAction | null;
  approvalFen: string | null;
  approvalTier: Tier | null;
  approvalBy: string | null;
  approvalAt: Date | null;
}

const COLUMNS = `
  claim.id, claim.number, conversation_id AS "conversationId", waybill, incident, claim.state,
  version, product, claimed_fen AS "claimedFen", freight_fen AS "freightFen",
  declared_fen AS "declaredFen", reckoned_fen AS "reckonedFen", offer_fen AS "offerFen",
  refused_for AS "refusedFor", refusal_words AS "refusalWords",
  automatic, claim.tier, due_at AS "dueAt", filed_at AS "filedAt",
  steps, demo,
  approval.id AS "approvalId", approval.action AS "approvalAction",
  approval.amount_fen AS "approvalFen", approval.tier AS "approvalTier",
  approval.asked_by AS "approvalBy", approval.asked_at AS "approvalAt"`;
const FROM = `
  FROM claim LEFT JOIN approval_request approval
    ON approval.claim_id = claim.id AND approval.state = 'pending'`;

const LISTED = 200;

/** What a change sets besides the state. */
export interface ClaimChange {
  to: ClaimState;
  offerFen?: number;
  /** Only with `refused`: what was told before is forgotten once a person looks again. */
  refusal?: ClaimRefusal;
  automatic?: boolean;
  dueAt: Date | null;
}

/** Claims in the database. */
@Injectable()
export class ClaimStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @returns false where the parcel has a claim for this incident already */
  async insert(
    claim: Pick<
      ClaimRow,
      'id' | 'conversationId' | 'waybill' | 'incident' | 'state' | 'product'
    > & {
      claimedFen: number;
      freightFen: number | null;
      declaredFen: number | null;
      reckonedFen: number | null;
      offerFen: number | null;
      automatic: boolean;
      dueAt: Date;
      demo: boolean;
    },
    now: Date,
  ): Promise<boolean> {
    const rows = (await this.database.query(
      `INSERT INTO claim (id, conversation_id, waybill, incident, state, product, claimed_fen,
              freight_fen, declared_fen, reckoned_fen, offer_fen, automatic, due_at, demo, filed_at,
              steps)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       ON CONFLICT (waybill, incident) DO NOTHING RETURNING id`,
      [
        claim.id,
        claim.conversationId,
        claim.waybill,
        claim.incident,
        claim.state,
        claim.product,
        claim.claimedFen,
        claim.freightFen,
        claim.declaredFen,
        claim.reckonedFen,
        claim.offerFen,
        claim.automatic,
        claim.dueAt,
        claim.demo,
        now,
        JSON.stringify(firstSteps(claim.state, now)),
      ],
    )) as unknown[];
    return rows.length > 0;
  }

  async find(id: string, on: Queryable = this.database): Promise<ClaimRow | null> {
    const rows = (await on.query(`SELECT ${COLUMNS} ${FROM} WHERE claim.id = $1`, [
      id,
    ])) as ClaimRow[];
    return rows[0] ?? null;
  }

  async findFor(waybill: string, incident: ClaimIncident): Promise<ClaimRow | null> {
    const rows: ClaimRow[] = await this.database.query(
      `SELECT ${COLUMNS} ${FROM} WHERE waybill = $1 AND incident = $2`,
      [waybill, incident],
    );
    return rows[0] ?? null;
  }

  /** The claims about a parcel, or those filed in a conversation; the latest first. */
  listOf(by: { waybill: string } | { conversationId: string }): Promise<ClaimRow[]> {
    const [column, value] =
      'waybill' in by ? ['waybill', by.waybill] : ['conversation_id', by.conversationId];
    return this.database.query(
      `SELECT ${COLUMNS} ${FROM} WHERE claim.${column} = $1 ORDER BY claim.number DESC LIMIT 20`,
      [value],
    );
  }

  /** Those with a next step, the most urgent first; or all, the newest first. */
  list(which: 'open' | 'all' | 'approvals'): Promise<ClaimRow[]> {
    const where = {
      open: `WHERE due_at IS NOT NULL ORDER BY due_at`,
      all: `ORDER BY claim.number DESC`,
      approvals: `WHERE approval.id IS NOT NULL ORDER BY approval.asked_at`,
    }[which];
    return this.database.query(`SELECT ${COLUMNS} ${FROM} ${where} LIMIT ${LISTED}`);
  }

  /**
   * Keeps a claim for this transaction. Who asks for an approval holds the claim and then waits
   * for the request that is open: who decides on that one must not come the other way round.
   */
  async hold(id: string, on: Queryable): Promise<void> {
    await on.query(`SELECT FROM claim WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  }

  /** Whether somebody was asked to approve something about it and has not decided. */
  async isBeingApproved(id: string, on: Queryable): Promise<boolean> {
    const rows = (await on.query(
      `SELECT 1 FROM approval_request WHERE claim_id = $1 AND state = 'pending'`,
      [id],
    )) as unknown[];
    return rows.length > 0;
  }

  /** @returns the new version; null where its state does not allow that any more: too late */
  async change(
    id: string,
    { to, offerFen, refusal, automatic, dueAt }: ClaimChange,
    now: Date,
    on: Queryable = this.database,
  ): Promise<number | null> {
    const [rows] = (await on.query(
      `UPDATE claim SET state = $2, offer_fen = COALESCE($3, offer_fen),
              automatic = COALESCE($4, automatic), due_at = $5, version = version + 1,
              refused_for = $7, refusal_words = $8, steps = steps || $9::jsonb
        WHERE id = $1 AND state = ANY($6) RETURNING version`,
      [
        id,
        to,
        offerFen ?? null,
        automatic ?? null,
        dueAt,
        claimStatesBefore(to),
        refusal?.reason ?? null,
        refusal?.words ?? null,
        JSON.stringify([{ state: to, at: now.toISOString() }]),
      ],
    )) as [{ version: number }[], number];
    return rows[0]?.version ?? null;
  }
}

/** Where a program offers at once it was filed all the same. */
function firstSteps(state: ClaimState, now: Date): Step<ClaimState>[] {
  const states: ClaimState[] = state === 'filed' ? [state] : ['filed', state];
  return states.map((each) => ({ state: each, at: now.toISOString() }));
}
