import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { WorkOrderRefusal, WorkOrderRequest } from '../../protocol/index.js';
import { cityAdcodeOf } from '../adcode.js';
import { CompaniesService } from '../companies/companies.service.js';
import { DEMO_COMPANY } from '../companies/company.js';
import { normalizeWaybill } from '../waybill-number.js';
import { referenceOf } from './present-work-order.js';
import { deadlineOf, isDayPossible, workOrderRules } from './work-order-rules.js';
import { type NewWorkOrder, type OrderedParcel, WorkOrderStore } from './work-order.store.js';

/** What a request means once its parcel and company are known. */
export interface PreparedOrder {
  order: NewWorkOrder;
  parcel: OrderedParcel | null;
  limit: { key: string; until: Date; workOrderId: string } | null;
}

interface Asker {
  conversationId: string | null;
  key: string;
  by: 'customer' | 'watcher';
}

const HOUR = 3_600_000;
const SHANGHAI = 'Asia/Shanghai';

/** Makes a work order out of a request, and says afterwards why it could not be opened. */
@Injectable()
export class WorkOrderOpening {
  constructor(
    private readonly store: WorkOrderStore,
    private readonly companies: CompaniesService,
  ) {}

  /** Looks up what the request needs. What can change meanwhile is checked as it is opened. */
  async prepare(
    request: WorkOrderRequest,
    asker: Asker,
    now: Date,
  ): Promise<PreparedOrder | { refusal: WorkOrderRefusal }> {
    const rule = workOrderRules[request.kind];
    const parcel = 'waybill' in request ? await this.parcel(request.waybill) : null;
    if (rule.parcel && !parcel) return { refusal: { code: 'PARCEL_UNKNOWN' } };
    const companyId = parcel?.company ?? this.companies.all()[0]?.id;
    if (companyId === undefined) return { refusal: { code: 'NOT_OFFERED' } };
    const company = this.companies.find(companyId);
    if (!isDayPossible(request, company?.timezone ?? SHANGHAI, now)) {
      return { refusal: { code: 'DATE_IMPOSSIBLE' } };
    }
    const settings = company?.workOrders;
    const id = uuidv7();
    return {
      parcel,
      order: {
        row: {
          id,
          company: companyId,
          kind: request.kind,
          idempotencyKey: keyOf(asker),
          conversationId: asker.conversationId,
          waybill: parcel?.number ?? null,
          details: detailsOf(request, parcel),
          requestedBy: asker.by,
          owner: settings?.webhook ? 'company' : 'desk',
          deadline: deadlineOf(request, settings?.deadlineHours ?? {}, now),
          delivery: settings?.webhook ? 'pending' : 'none',
          demo: company?.demo ?? companyId === DEMO_COMPANY,
        },
        parcel: parcel && rule.parcel ? { id: parcel.id, states: rule.parcel } : null,
        proof: asker.by === 'customer' ? rule.proof : null,
      },
      limit:
        parcel && rule.onceInHours !== undefined
          ? {
              key: `${request.kind}/${companyId}/${parcel.number}`,
              until: new Date(now.getTime() + rule.onceInHours * HOUR),
              workOrderId: id,
            }
          : null,
    };
  }

  /**
   * What stands in the way of an order as things are now; null: nothing. Only opening it decides:
   * this says beforehand what to ask for, and afterwards why it was refused.
   */
  async obstacleTo(
    { order, parcel, limit }: PreparedOrder,
    now: Date,
  ): Promise<WorkOrderRefusal | null> {
    if (!parcel) return null;
    const { row, proof } = order;
    const until = limit ? await this.store.limitUntil(limit.key) : null;
    if (until && until > now) return { code: 'LIMIT_REACHED', retryAt: until.toISOString() };
    const open = await this.store.findOpen(row.company, parcel.number, row.kind);
    if (open) return { code: 'ALREADY_OPEN', reference: referenceOf(open) };
    const current = await this.store.parcel(parcel.number);
    if (!current) return { code: 'PARCEL_UNKNOWN' };
    if (order.parcel && !order.parcel.states.includes(current.state)) {
      return { code: 'PARCEL_STATE', state: current.state };
    }
    const proved = !proof || (await this.store.hasProof(row.conversationId, parcel.id, proof, now));
    return proved ? null : { code: 'IDENTITY_NEEDED', as: [...proof] };
  }

  private async parcel(waybill: string): Promise<OrderedParcel | null> {
    const number = normalizeWaybill(waybill);
    return number ? this.store.parcel(number) : null;
  }
}

/** A customer's wishes are told apart by their conversation; the watcher names its own anyway. */
function keyOf({ by, conversationId, key }: Asker): string {
  return by === 'watcher' ? `watcher/${key}` : `customer/${conversationId ?? ''}/${key}`;
}

/** What the company needs to know beside kind and parcel. */
function detailsOf(
  request: WorkOrderRequest,
  parcel: OrderedParcel | null,
): NewWorkOrder['row']['details'] {
  const details: NewWorkOrder['row']['details'] = {};
  for (const [name, value] of Object.entries(request)) {
    if (name !== 'kind' && name !== 'waybill' && value !== undefined) details[name] = value;
  }
  if (request.kind === 'address_change' && request.adcode && parcel?.targetAdcode) {
    const same = cityAdcodeOf(request.adcode) === cityAdcodeOf(parcel.targetAdcode);
    details['acrossCities'] = same ? 'no' : 'yes';
  }
  return details;
}
