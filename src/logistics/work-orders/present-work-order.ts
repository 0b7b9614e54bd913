import type { WorkOrderCard, WorkOrderView } from '../../protocol/index.js';
import { maskAddress, maskName, maskPhone } from '../identity-proof/masks.js';
import { statesAfter } from './work-order-state.js';
import type { WorkOrderEntity, WorkOrderStepEntity } from './work-order.entity.js';

/** What people call a work order by: short enough to be read out on the phone. */
export function referenceOf({ serial }: Pick<WorkOrderEntity, 'serial'>): string {
  return `WO${serial.padStart(8, '0')}`;
}

/**
 * A work order as its customer sees it, at one of its versions.
 *
 * @param steps oldest first, up to that version
 */
export function presentCard(
  order: WorkOrderEntity,
  steps: readonly WorkOrderStepEntity[],
): WorkOrderCard {
  const latest = steps.at(-1);
  const reason = latest?.reason ?? undefined;
  return {
    type: 'work_order',
    id: order.id,
    reference: referenceOf(order),
    kind: order.kind,
    state: latest?.state ?? order.state,
    ...(order.waybill ? { waybill: order.waybill } : {}),
    ...(reason ? { reason } : {}),
    deadline: order.deadline.toISOString(),
    steps: steps.map(({ state, at }) => ({ state, at: at.toISOString() })),
    demo: order.demo,
  };
}

/** Which details are somebody's personal data, and how they are masked. */
const MASKS: Readonly<Record<string, (value: string) => string>> = {
  address: maskAddress,
  phone: maskPhone,
  contact: maskName,
  title: maskName,
  email: (email) => email.replace(/^(.).*@/u, '$1***@'),
  taxNumber: (number) => `***${number.slice(-4)}`,
};

/** A work order as staff see it in lists. */
export function presentForStaff(order: WorkOrderEntity): WorkOrderView {
  const { conversationId, waybill, ownerName, reason, note, deliveryError } = order;
  return {
    id: order.id,
    reference: referenceOf(order),
    kind: order.kind,
    state: order.state,
    version: order.version,
    company: order.company,
    ...(conversationId ? { conversationId } : {}),
    ...(waybill ? { waybill } : {}),
    details: maskDetails(order.details),
    requestedBy: order.requestedBy,
    owner: order.owner,
    ...(ownerName ? { ownerName } : {}),
    ...(reason ? { reason } : {}),
    ...(note ? { note } : {}),
    deadline: order.deadline.toISOString(),
    delivery: order.delivery,
    ...(deliveryError ? { deliveryError } : {}),
    next: [...statesAfter(order.state)],
    createdAt: order.createdAt.toISOString(),
    updatedAt: order.updatedAt.toISOString(),
    demo: order.demo,
  };
}

function maskDetails(details: WorkOrderEntity['details']): WorkOrderView['details'] {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      const mask = Object.hasOwn(MASKS, name) ? MASKS[name] : undefined;
      return [name, mask && typeof value === 'string' ? mask(value) : value];
    }),
  );
}
