import { Injectable } from '@nestjs/common';
import type { WorkOrderCard } from '../../protocol/index.js';
import { WorkOrdersService } from '../work-orders/work-orders.service.js';
import { type StoredFinding, WatchStore } from './watch.store.js';

export type { StoredFinding };

/** What came of looking into a finding. */
export interface Enquiry {
  /** What people call it by. */
  reference: string;
  /** Where it was opened for this finding. */
  card?: WorkOrderCard;
}

/** What the watcher has found, and the enquiries that look into it. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly store: WatchStore,
    private readonly orders: WorkOrdersService,
  ) {}

  /** Those of the ids that still have a parcel. */
  findings(ids: readonly string[]): Promise<StoredFinding[]> {
    return this.store.findings(ids);
  }

  /**
   * Asks the outlet about a finding: once, however often it is called.
   *
   * @param conversationId where the answer is told; null where nobody talks about the parcel
   * @returns the enquiry, also one that is under way already; null where the parcel no longer
   *   needs any
   */
  async enquire(
    { id, waybill, kind }: StoredFinding,
    conversationId: string | null,
    now: Date,
  ): Promise<Enquiry | null> {
    const result = await this.orders.submit(
      { kind: 'outlet_enquiry', waybill, topic: kind },
      { conversationId, key: `finding-${id}`, by: 'watcher', announce: false },
      now,
    );
    if (result.ok) return { reference: result.card.reference, card: result.card };
    const { refusal } = result;
    return refusal.code === 'ALREADY_OPEN' ? { reference: refusal.reference } : null;
  }
}
