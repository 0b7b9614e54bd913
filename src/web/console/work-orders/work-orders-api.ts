import type {
  AdvanceWorkOrder,
  WorkOrdersPage,
  WorkOrdersQuery,
  WorkOrderView,
} from '../../../protocol/index.js';
import { ask } from '../session/session-api.js';

export const WORK_ORDERS_QUERY = ['work-orders'] as const;

/** A page of them; `after` is the last one of the page before. */
export async function listWorkOrders(
  asked: Omit<WorkOrdersQuery, 'after'>,
  after: string,
): Promise<WorkOrdersPage> {
  const given = Object.entries({ ...asked, after }).filter(([, value]) => value);
  const query = new URLSearchParams(Object.fromEntries(given));
  const page = await ask<WorkOrdersPage>('GET', `/work-orders?${query}`);
  return page ?? { workOrders: [], hasMore: false };
}

export async function advanceWorkOrder(id: string, change: AdvanceWorkOrder): Promise<void> {
  await ask('POST', `/work-orders/${id}/state`, change);
}

/** What it is about, unmasked; the server records who has read it. */
export async function readWorkOrderDetails(id: string): Promise<WorkOrderView['details']> {
  const answer = await ask<Pick<WorkOrderView, 'details'>>('GET', `/work-orders/${id}/details`);
  return answer?.details ?? {};
}
