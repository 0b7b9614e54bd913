import { type WorkOrderState, workOrderStates } from '../../protocol/index.js';

/**
 * Which state may follow which. A company may skip steps: its first word may be that all is done.
 * What has begun can no longer be taken back, only done or not.
 */
const NEXT: Record<WorkOrderState, readonly WorkOrderState[]> = {
  submitted: ['accepted', 'in_progress', 'done', 'failed', 'cancelled'],
  accepted: ['in_progress', 'done', 'failed', 'cancelled'],
  in_progress: ['done', 'failed'],
  done: [],
  failed: [],
  cancelled: [],
};

export function statesAfter(state: WorkOrderState): readonly WorkOrderState[] {
  return NEXT[state];
}

/** The states from which `to` may be reached: the condition of every conditional update. */
export function statesBefore(to: WorkOrderState): WorkOrderState[] {
  return workOrderStates.filter((state) => NEXT[state].includes(to));
}
