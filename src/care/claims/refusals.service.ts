import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import { OutboxService } from '../../platform/jobs/outbox.service.js';
import type { ClaimRefusal, ClaimView } from '../../protocol/index.js';
import { CLAIM_DECIDED } from '../authority/approvals.service.js';
import { ClaimStore } from './claim.store.js';
import { presentClaim } from './present-claim.js';

/** A person finds that nothing is to be paid. Who does not agree is looked at again. */
@Injectable()
export class RefusalsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly claims: ClaimStore,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Refuses a claim; the customer is told the reason.
   * @throws {CodedError} STATE_CONFLICT where it is decided, or an approval is waited for; NOT_FOUND
   */
  async refuse(
    claimId: string,
    refusal: ClaimRefusal,
    staffId: string,
    now: Date,
  ): Promise<ClaimView> {
    if (!(await this.claims.find(claimId))) throw new CodedError('NOT_FOUND', 'No such claim');
    const told = await this.database.transaction(async (manager) => {
      const change = { to: 'refused' as const, refusal, automatic: false, dueAt: null };
      const version = await this.claims.change(claimId, change, now, manager);
      // Seen from behind the claim's lock: whoever asks now finds it refused.
      if (version === null || (await this.claims.isBeingApproved(claimId, manager))) {
        throw new CodedError('STATE_CONFLICT', 'It is decided, or somebody was asked to decide');
      }
      const { reason } = refusal;
      const entry = { actorId: staffId, action: 'claim.refused', subject: claimId };
      await recordAudit(manager, { ...entry, details: { reason } }, now);
      const row = { id: uuidv7(), topic: CLAIM_DECIDED, payload: { claimId, version } };
      await this.outbox.put(manager, row);
      return row;
    });
    void this.outbox.dispatch(told);
    const claim = await this.claims.find(claimId);
    if (!claim) throw new CodedError('NOT_FOUND', 'No such claim');
    return presentClaim(claim, now);
  }
}
