import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CodedError } from '../../platform/errors.js';
import { OutboxService, type OutboxRow } from '../../platform/jobs/outbox.service.js';
import type { AuthorityAction, ClaimView, Tier } from '../../protocol/index.js';
import { ClaimStore, type ClaimRow } from '../claims/claim.store.js';
import { presentClaim } from '../claims/present-claim.js';
import { limitOf, mayDo, tierToAsk, type Deed } from './authority.js';
import { CareRulesService } from './care-rules.service.js';

/** Who decides. */
export interface Decider {
  id: string;
  tier: Tier;
}

interface RequestRow {
  claimId: string;
  action: AuthorityAction;
  amountFen: string;
  state: string;
  askedBy: string;
}

/** The outbox topic of an offer or a payment the customer is to be told of: `{claimId, version}`. */
export const CLAIM_DECIDED = 'claim.decided';

const HOUR_MS = 3_600_000;
/** An offer waits so long for the customer's word. */
const OFFER_HOURS = 7 * 24;

/** Money is given by who has the authority, or by who is asked for it. */
@Injectable()
export class ApprovalsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly claims: ClaimStore,
    private readonly rules: CareRulesService,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Offers or pays an amount, or asks the next tier that may.
   * @throws {CodedError} STATE_CONFLICT where the claim's state does not allow it, or somebody
   *   has been asked already; AMOUNT_DIFFERS where not what was offered is to be paid; NOT_FOUND
   */
  async act(
    claimId: string,
    action: AuthorityAction,
    amountFen: number,
    by: Decider,
    now: Date,
  ): Promise<ClaimView> {
    const claim = await this.claimOf(claimId);
    if (action === 'pay' && amountFen !== Number(claim.offerFen)) {
      throw new CodedError('AMOUNT_DIFFERS', 'What was accepted is paid, no other amount');
    }
    const deed = deedOf(claim, action, amountFen);
    const { rules } = await this.rules.authority();
    const told = await this.database.transaction(async (manager) => {
      if (mayDo(rules, by.tier, deed)) return this.carryOut(manager, claim, deed, by, now);
      await this.ask(manager, claim, deed, { by, tier: tierToAsk(rules, by.tier, deed) }, now);
      return null;
    });
    if (told) void this.outbox.dispatch(told);
    return presentClaim(await this.claimOf(claimId), now);
  }

  /**
   * Decides on a request. Of any number who decide at once, one does.
   * @throws {CodedError} OWN_REQUEST, AMOUNT_DIFFERS, AUTHORITY_EXCEEDED, STATE_CONFLICT, NOT_FOUND
   */
  async decide(
    id: string,
    { decision, amountFen }: { decision: 'approve' | 'refuse'; amountFen: number },
    by: Decider,
    now: Date,
  ): Promise<ClaimView> {
    const request = await this.requestOf(id);
    const claim = await this.claimOf(request.claimId);
    const deed = deedOf(claim, request.action, Number(request.amountFen));
    const { rules } = await this.rules.authority();
    if (request.askedBy !== by.id && !mayDo(rules, by.tier, deed)) {
      const maxFen = Math.max(0, limitOf(rules, by.tier, deed));
      throw new CodedError('AUTHORITY_EXCEEDED', 'This tier may not decide so much', {
        details: { maxFen },
      });
    }
    const told = await this.database.transaction(async (manager) => {
      await this.claims.hold(claim.id, manager);
      const [rows] = (await manager.query(
        `UPDATE approval_request SET state = $2, decided_by = $3, decided_at = $4
          WHERE id = $1 AND state = 'pending' AND amount_fen = $5 AND asked_by <> $3
          RETURNING id`,
        [id, decision === 'approve' ? 'approved' : 'refused', by.id, now, amountFen],
      )) as [unknown[], number];
      if (rows.length === 0) throw await this.refusal(manager, id, amountFen, by);
      const entry = { actorId: by.id, action: `approval.${decision}d`, subject: id };
      const details = { claimId: claim.id, action: deed.action, amountFen };
      await this.audit.record({ ...entry, details }, now, manager);
      return decision === 'approve' ? this.carryOut(manager, claim, deed, by, now) : null;
    });
    if (told) void this.outbox.dispatch(told);
    return presentClaim(await this.claimOf(claim.id), now);
  }

  private async carryOut(
    manager: EntityManager,
    claim: ClaimRow,
    { action, amountFen }: Deed,
    by: Decider,
    now: Date,
  ): Promise<OutboxRow> {
    const change =
      action === 'offer'
        ? {
            to: 'offered' as const,
            offerFen: amountFen,
            automatic: false,
            dueAt: new Date(now.getTime() + OFFER_HOURS * HOUR_MS),
          }
        : { to: 'paid' as const, dueAt: null };
    const version = await this.claims.change(claim.id, change, now, manager);
    if (version === null) throw past(claim);
    const entry = { actorId: by.id, action: `claim.${change.to}`, subject: claim.id };
    await this.audit.record({ ...entry, details: { amountFen } }, now, manager);
    const row = { id: uuidv7(), topic: CLAIM_DECIDED, payload: { claimId: claim.id, version } };
    await this.outbox.put(manager, row);
    return row;
  }

  private async ask(
    manager: EntityManager,
    claim: ClaimRow,
    { action, amountFen }: Deed,
    { by, tier }: { by: Decider; tier: Tier },
    now: Date,
  ): Promise<void> {
    // The claim is held meanwhile: it must still be where an approval could follow.
    const states = action === 'offer' ? ['filed', 'reviewing'] : ['accepted'];
    const rows = (await manager.query(
      `INSERT INTO approval_request (id, claim_id, action, amount_fen, tier, asked_by, asked_at)
       SELECT $1, id, $3, $4, $5, $6, $7 FROM claim WHERE id = $2 AND state = ANY($8) FOR SHARE
       ON CONFLICT (claim_id) WHERE state = 'pending' DO NOTHING RETURNING id`,
      [uuidv7(), claim.id, action, amountFen, tier, by.id, now, states],
    )) as { id: string }[];
    const [asked] = rows;
    if (!asked) throw past(claim);
    const entry = { actorId: by.id, action: 'approval.asked', subject: asked.id };
    const details = { claimId: claim.id, action, amountFen, tier };
    await this.audit.record({ ...entry, details }, now, manager);
  }

  private async refusal(
    manager: EntityManager,
    id: string,
    amountFen: number,
    by: Decider,
  ): Promise<CodedError> {
    const { state, askedBy, ...request } = await this.requestOf(id, manager);
    if (askedBy === by.id) {
      return new CodedError('OWN_REQUEST', 'Nobody decides on their own request');
    }
    if (state !== 'pending') {
      return new CodedError('STATE_CONFLICT', 'It was decided before', { details: { state } });
    }
    return new CodedError('AMOUNT_DIFFERS', 'Another amount was asked for', {
      details: { amountFen: Number(request.amountFen), given: amountFen },
    });
  }

  private async requestOf(id: string, within = this.database.manager): Promise<RequestRow> {
    const [row] = (await within.query(
      `SELECT claim_id AS "claimId", action, amount_fen AS "amountFen", state,
              asked_by AS "askedBy" FROM approval_request WHERE id = $1`,
      [id],
    )) as RequestRow[];
    if (!row) throw new CodedError('NOT_FOUND', 'No such request');
    return row;
  }

  private async claimOf(id: string): Promise<ClaimRow> {
    const claim = await this.claims.find(id);
    if (!claim) throw new CodedError('NOT_FOUND', 'No such claim');
    return claim;
  }
}

function deedOf(claim: ClaimRow, action: AuthorityAction, amountFen: number): Deed {
  return { action, incident: claim.incident, product: claim.product, amountFen };
}

function past({ state }: ClaimRow): CodedError {
  return new CodedError('STATE_CONFLICT', 'The claim is past that, or somebody was asked before', {
    details: { state },
  });
}
