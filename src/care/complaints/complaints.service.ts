import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/audit/record-audit.js';
import { CodedError } from '../../platform/errors.js';
import { OutboxService } from '../../platform/jobs/outbox.service.js';
import type { ComplaintKind, ComplaintView, Tier } from '../../protocol/index.js';
import { CareDeadlines } from '../care-deadlines.service.js';
import { dueAt, legalDueAt, legalWarningAt } from './complaint-clocks.js';
import { ComplaintStore, type ComplaintRow } from './complaint.store.js';
import { presentComplaint } from './present-complaint.js';

/** The outbox topic of a complaint whose customer is to be told something: `{complaintId, version}`. */
export const COMPLAINT_TOLD = 'complaint.told';

/** What a customer complains of. */
export interface ComplaintFiling {
  conversationId: string;
  customerId: string;
  kind: ComplaintKind;
  waybill: string | null;
}

/** Complaints: taken once, answered in a day, closed in three, never later than the law says. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly store: ComplaintStore,
    private readonly deadlines: CareDeadlines,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Takes a complaint. Taken again while it is open it is the same one.
   * @returns it, and whether the same customer had complained of the same before
   */
  async file(
    filing: ComplaintFiling,
    now: Date,
  ): Promise<{ complaint: ComplaintView; repeated: boolean }> {
    const { kind, waybill, customerId } = filing;
    const isSame = (row: ComplaintRow) => row.kind === kind && row.waybill === waybill;
    const before = (await this.store.listOf(customerId)).some(isSame);
    const clocks = {
      dueAt: dueAt('open', now),
      legalWarningAt: legalWarningAt(now),
      legalDueAt: legalDueAt(now),
    };
    const id = uuidv7();
    if (await this.store.insert({ id, ...filing, ...clocks, tier: tierOf(kind) }, now)) {
      for (const at of [clocks.dueAt, clocks.legalWarningAt]) {
        if (at) await this.deadlines.watch('complaint', id, at, now);
      }
    }
    const row = (await this.store.listOf(customerId)).find(isSame);
    if (!row) throw new Error('A complaint that was filed is there');
    return { complaint: presentComplaint(row, now), repeated: before };
  }

  /** A customer's complaints, open ones first. */
  async listOf(customerId: string, now: Date): Promise<ComplaintView[]> {
    return (await this.store.listOf(customerId)).map((row) => presentComplaint(row, now));
  }

  async listIn(conversationId: string, now: Date): Promise<ComplaintView[]> {
    return (await this.store.listIn(conversationId)).map((row) => presentComplaint(row, now));
  }

  async list(which: 'open' | 'all', now: Date): Promise<ComplaintView[]> {
    return (await this.store.list(which)).map((row) => presentComplaint(row, now));
  }

  /**
   * What is to be said of a complaint at a version; null where something newer is to be said.
   */
  async toldAt(id: string, version: number): Promise<ComplaintView | null> {
    const row = await this.store.find(id);
    return row?.version === version ? presentComplaint(row, new Date()) : null;
  }

  /**
   * Tells the customer how far it is (`answered`) or how it ends (`closed`), in the conversation.
   * @throws {CodedError} NOT_FOUND; STATE_CONFLICT where it is closed
   */
  async tell(
    id: string,
    to: 'answered' | 'closed',
    text: string,
    staffId: string,
    now: Date,
  ): Promise<ComplaintView> {
    const found = await this.store.find(id);
    if (!found) throw new CodedError('NOT_FOUND', 'No such complaint');
    const due = dueAt(to, found.filedAt);
    const row = await this.store.transaction(async (manager) => {
      const told = await this.store.tell(manager, id, { to, text, dueAt: due }, now);
      if (!told) throw new CodedError('STATE_CONFLICT', 'The complaint is closed');
      const payload = { complaintId: id, version: told.version };
      const outboxRow = { id: uuidv7(), topic: COMPLAINT_TOLD, payload };
      const entry = { actorId: staffId, action: `complaint.${to}`, subject: id };
      await recordAudit(manager, entry, now);
      await this.outbox.put(manager, outboxRow);
      return outboxRow;
    });
    void this.outbox.dispatch(row);
    if (due) await this.deadlines.watch('complaint', id, due, now);
    const changed = await this.store.find(id);
    return presentComplaint(changed ?? found, now);
  }
}

/** Who turns to a regulator has a supervisor from the start; the law's clock runs all the same. */
function tierOf(kind: ComplaintKind): Tier {
  return kind === 'regulator' ? 'supervisor' : 'frontline';
}
