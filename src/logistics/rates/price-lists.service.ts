import { Injectable } from '@nestjs/common';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CodedError } from '../../platform/errors.js';
import type { EditPriceList, PriceListState, PriceListView } from '../../protocol/index.js';
import { CompaniesService } from '../companies/companies.service.js';
import { PriceListStore } from './price-list.store.js';

/** From and until which day prices hold: what customers are quoted on a day. */
@Injectable()
export class PriceListsService {
  constructor(
    private readonly lists: PriceListStore,
    private readonly companies: CompaniesService,
    private readonly audit: AuditService,
  ) {}

  /** All price lists as they stand on a day, `2026-11-23`; at most 500. */
  async list(day: string): Promise<PriceListView[]> {
    return (await this.lists.list(day)).map((list) => ({
      ...list,
      companyName: this.companies.find(list.company)?.name ?? list.company,
      state: stateOn(day, list),
    }));
  }

  /**
   * Gives a price list other days.
   * @throws {CodedError} RATES_OVERLAP where another would hold beside it on the same lane;
   *   STATE_CONFLICT where there is no such list any more
   */
  async setDays(edit: EditPriceList, staffId: string, now: Date): Promise<void> {
    await this.lists.transaction(async (manager) => {
      const other = await this.lists.overlapping(manager, edit);
      if (other) {
        throw new CodedError('RATES_OVERLAP', 'Another price list holds on these days', {
          details: { ...other },
        });
      }
      if (!(await this.lists.setDays(manager, edit))) {
        throw new CodedError('STATE_CONFLICT', 'There is no price list with these days any more');
      }
      const { company, product, ...days } = edit;
      const subject = `${company} ${product}`;
      const entry = { actorId: staffId, action: 'rates.days_edited', subject, details: days };
      await this.audit.record(entry, now, manager);
    });
  }
}

function stateOn(
  day: string,
  { from, until, counts }: Pick<PriceListView, 'from' | 'until' | 'counts'>,
): PriceListState {
  if (from > day) return 'coming';
  if (until !== null && until < day) return 'ended';
  return counts > 0 ? 'current' : 'replaced';
}
