import type { EntityManager } from 'typeorm';
import { openWorkOrderStates, type WorkOrdersQuery } from '../../protocol/index.js';
import { normalizeWaybill } from '../waybill-number.js';
import { WorkOrderEntity } from './work-order.entity.js';

/** After the last one of the page before, which may have changed its state in the meantime. */
const FOLLOWING = {
  open: '(o.deadline, o.id) > (SELECT deadline, id FROM work_order WHERE id = :after)',
  all: 'o.serial < (SELECT serial FROM work_order WHERE id = :after)',
} as const;

/** Those somebody still has to act on, the most urgent first; or all, the newest first. */
export function findWorkOrders(
  manager: EntityManager,
  { which, kind, state, number, after }: WorkOrdersQuery,
  limit: number,
): Promise<WorkOrderEntity[]> {
  const query = manager.createQueryBuilder(WorkOrderEntity, 'o').take(limit);
  if (which === 'open') {
    query.where('o.state IN (:...open)', { open: openWorkOrderStates });
    query.orderBy('o.deadline').addOrderBy('o.id');
  } else {
    query.orderBy('o.serial', 'DESC');
  }
  if (kind) query.andWhere('o.kind = :kind', { kind });
  if (state) query.andWhere('o.state = :state', { state });
  if (number?.trim()) query.andWhere('(o.waybill = :waybill OR o.serial = :serial)', named(number));
  if (after) query.andWhere(FOLLOWING[which], { after });
  return query.getMany();
}

/** What cannot be the number of a parcel, or the reference of an order, is null and finds none. */
function named(text: string): { waybill: string | null; serial: string | null } {
  const waybill = normalizeWaybill(text);
  const [, serial = null] = /^WO0*([1-9]\d{0,17})$/.exec(waybill ?? '') ?? [];
  return { waybill, serial };
}
