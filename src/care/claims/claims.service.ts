import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { LogisticsService } from '../../logistics/logistics.service.js';
import { dayIn } from '../../logistics/local-time.js';
import { CodedError } from '../../platform/errors.js';
import type { ClaimIncident, ClaimView, TrackingState } from '../../protocol/index.js';
import { CareRulesService } from '../authority/care-rules.service.js';
import { afterWorkingDays } from '../working-days.js';
import { CareDeadlines } from '../care-deadlines.service.js';
import { ClaimStore } from './claim.store.js';
import { chooseRule, compensate } from './compensation.js';
import { presentClaim } from './present-claim.js';

const HOUR_MS = 3_600_000;
const PAYOUT_WORKING_DAYS = 7;
const BUSINESS_ZONE = 'Asia/Shanghai';

/** What the tracking has to show before a program offers anything without a person. */
const shownBy: Partial<Record<ClaimIncident, readonly TrackingState[]>> = {
  lost: ['LOST', 'LOST_SUSPECT'],
};

/** 20 yuan of freight for goods of 500. */
const EXAMPLE = { freightFen: 2_000, lossFen: 50_000 };

/** What is paid for that loss, in fen. */
type LossExample = typeof EXAMPLE & { uninsuredFen: number; insuredFen: number };

/** What a customer claims. */
export interface Filing {
  conversationId: string;
  /** As the customer wrote it; they have proved what they are to it. */
  waybill: string;
  incident: ClaimIncident;
  claimedFen: number;
}

/** Claims: filed once for a parcel and an incident, answered in time, paid as was agreed. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly store: ClaimStore,
    private readonly rules: CareRulesService,
    private readonly logistics: LogisticsService,
    private readonly deadlines: CareDeadlines,
  ) {}

  /**
   * Files a claim, and offers what the company's terms give where a program may. Filed again it
   * is the same claim.
   *
   * @returns null where no parcel has that number
   */
  async file(filing: Filing, now: Date): Promise<ClaimView | null> {
    const parcel = await this.logistics.findTerms(filing.waybill);
    if (!parcel) return null;
    const { claimedFen, incident, conversationId } = filing;
    const { declaredFen, freightFen, product, number: waybill, demo } = parcel;
    const { rules } = await this.rules.compensation();
    const rule = chooseRule(rules, {
      adcode: parcel.originAdcode,
      product,
      incident,
      insured: (declaredFen ?? 0) > 0,
      day: dayIn(BUSINESS_ZONE, now),
    });
    // Without knowing how it was sent nothing can be reckoned: a person finds out.
    const known = rule !== null && declaredFen !== null && freightFen !== null;
    const reckonedFen = known
      ? compensate(rule, { lossFen: claimedFen, declaredFen, freightFen, proved: false }).offerFen
      : null;
    const automatic =
      reckonedFen !== null &&
      // Not the small offer alone: who lost much is not put off by a program.
      Math.max(reckonedFen, claimedFen) <= (rule?.autoApproveMaxFen ?? 0) &&
      (shownBy[incident]?.includes(parcel.state) ?? false);
    const dueAt = new Date(now.getTime() + (rule?.deadlineHours ?? 24) * HOUR_MS);
    const filed = {
      id: uuidv7(),
      ...{ conversationId, waybill, incident, product, claimedFen, declaredFen, freightFen },
      ...{ reckonedFen, automatic, dueAt, demo },
      state: automatic ? ('offered' as const) : ('filed' as const),
      offerFen: automatic ? reckonedFen : null,
    };
    const isNew = await this.store.insert(filed, now);
    if (isNew) await this.deadlines.watch('claim', filed.id, dueAt, now);
    const row = await this.store.findFor(waybill, incident);
    return row && presentClaim(row, now);
  }

  /** What today's terms pay for one and the same lost parcel, uninsured and insured for its value. */
  async example(now: Date): Promise<LossExample | null> {
    const { rules } = await this.rules.compensation();
    const pays = (declaredFen: number) => {
      const rule = chooseRule(rules, {
        ...{ adcode: null, product: null, incident: 'lost', insured: declaredFen > 0 },
        day: dayIn(BUSINESS_ZONE, now),
      });
      return rule && compensate(rule, { ...EXAMPLE, declaredFen, proved: true }).offerFen;
    };
    const [uninsuredFen, insuredFen] = [pays(0), pays(EXAMPLE.lossFen)];
    return uninsuredFen === null || insuredFen === null
      ? null
      : { ...EXAMPLE, uninsuredFen, insuredFen };
  }

  /** The claims about a parcel, the latest first. */
  async listFor(waybill: string, now: Date): Promise<ClaimView[]> {
    const parcel = await this.logistics.findTerms(waybill);
    if (!parcel) return [];
    const rows = await this.store.listOf({ waybill: parcel.number });
    return rows.map((row) => presentClaim(row, now));
  }

  /** The claim as it is at a version; null where something newer is to be said. */
  async at(id: string, version: number, now: Date): Promise<ClaimView | null> {
    const row = await this.store.find(id);
    return row?.version === version ? presentClaim(row, now) : null;
  }

  async listOf(conversationId: string, now: Date): Promise<ClaimView[]> {
    const rows = await this.store.listOf({ conversationId });
    return rows.map((row) => presentClaim(row, now));
  }

  async list(which: 'open' | 'all' | 'approvals', now: Date): Promise<ClaimView[]> {
    return (await this.store.list(which)).map((row) => presentClaim(row, now));
  }

  /**
   * The customer takes the offer: it is paid within seven working days.
   * @throws {CodedError} STATE_CONFLICT where there is none, NOT_FOUND
   */
  async accept(id: string, now: Date): Promise<ClaimView> {
    const dueAt = afterWorkingDays(now, PAYOUT_WORKING_DAYS);
    return this.change(id, { to: 'accepted', dueAt }, now);
  }

  /**
   * A person looks at what was offered or refused (个人信息保护法, article 24).
   * @throws {CodedError} STATE_CONFLICT, NOT_FOUND
   */
  async review(id: string, now: Date): Promise<ClaimView> {
    const dueAt = new Date(now.getTime() + 24 * HOUR_MS);
    return this.change(id, { to: 'reviewing', automatic: false, dueAt }, now);
  }

  private async change(
    id: string,
    change: Parameters<ClaimStore['change']>[1],
    now: Date,
  ): Promise<ClaimView> {
    const changed = await this.store.change(id, change, now);
    const row = await this.store.find(id);
    if (!row) throw new CodedError('NOT_FOUND', 'No such claim');
    if (changed === null) {
      throw new CodedError('STATE_CONFLICT', 'The claim is past that, or not there yet', {
        details: { state: row.state },
      });
    }
    if (change.dueAt) await this.deadlines.watch('claim', id, change.dueAt, now);
    return presentClaim(row, now);
  }
}
