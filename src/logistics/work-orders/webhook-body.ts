import { referenceOf } from './present-work-order.js';
import type { WorkOrderEntity, WorkOrderStepEntity } from './work-order.entity.js';

/**
 * What a company is sent: the whole order as it was at one of its versions. The same version is
 * always the same text, so that a repeat is a repeat to the byte.
 *
 * @param steps oldest first, up to that version
 */
export function webhookBody(order: WorkOrderEntity, steps: readonly WorkOrderStepEntity[]): string {
  const step = steps.at(-1);
  const version = step?.version ?? order.version;
  return JSON.stringify({
    event: version === 1 ? 'work_order.opened' : 'work_order.changed',
    workOrder: {
      id: order.id,
      reference: referenceOf(order),
      version,
      kind: order.kind,
      state: step?.state ?? order.state,
      reason: step?.reason ?? null,
      note: step?.note ?? null,
      waybill: order.waybill,
      details: order.details,
      requestedBy: order.requestedBy,
      deadline: order.deadline.toISOString(),
      createdAt: order.createdAt.toISOString(),
      changedAt: (step?.at ?? order.updatedAt).toISOString(),
      demo: order.demo,
    },
  });
}
