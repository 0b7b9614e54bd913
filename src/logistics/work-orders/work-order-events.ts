/** What a work order tells the rest of the program, after the commit, through the outbox. */
export const WORK_ORDER_CHANGED = 'work_order.changed';
/** What it tells its company. */
export const WORK_ORDER_WEBHOOK = 'work_order.webhook';

/** It has reached its deadline; carries its id alone. */
export const WORK_ORDER_DUE = 'work_order.due';

/** The first two carry which change it was: whoever acts on it reads the rest anew. */
export interface WorkOrderChanged {
  workOrderId: string;
  version: number;
}
