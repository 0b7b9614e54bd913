import type { Locale, WorkOrderKind, WorkOrderReason, WorkOrderState } from '../protocol/index.js';
import { workOrderNames } from '../protocol/work-order-names.js';

/** What was asked of the company, in words that may stand in a line. */
export function wordWorkOrderKind(kind: WorkOrderKind, locale: Locale): string {
  return workOrderNames[locale].kinds[kind].toLowerCase();
}

/** How far it is, in words. */
export function wordWorkOrderState(state: WorkOrderState, locale: Locale): string {
  return workOrderNames[locale].states[state].toLowerCase();
}

/** Why it could not be done, in words. */
export function wordWorkOrderReason(reason: WorkOrderReason, locale: Locale): string {
  return workOrderNames[locale].reasons[reason].toLowerCase();
}
