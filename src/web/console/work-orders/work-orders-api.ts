import type { AdvanceWorkOrder, WorkOrderView } from '../../../protocol/index.js';
import { ask } from '../session/session-api.js';

export const WORK_ORDERS_QUERY = ['work-orders'] as const;

export async function listWorkOrders(which: 'open' | 'all'): Promise<WorkOrderView[]> {
  const answer = await ask<{ workOrders: WorkOrderView[] }>('GET', `/work-orders?which=${which}`);
  return answer?.workOrders ?? [];
}

export async function advanceWorkOrder(id: string, change: AdvanceWorkOrder): Promise<void> {
  await ask('POST', `/work-orders/${id}/state`, change);
}

/** What it is about, unmasked; the server records who has read it. */
export async function readWorkOrderDetails(id: string): Promise<WorkOrderView['details']> {
  const answer = await ask<Pick<WorkOrderView, 'details'>>('GET', `/work-orders/${id}/details`);
  return answer?.details ?? {};
}
