/** What a work order tells the rest of the program, after the commit, through the outbox. */
export const WORK_ORDER_CHANGED = 'work_order.changed';
/** What it tells its company. */
export const WORK_ORDER_WEBHOOK = 'work_order.webhook';

/** Both carry which change it was: whoever acts on it reads the rest anew. */
export interface WorkOrderChanged {
  workOrderId: string;
  version: number;
}
