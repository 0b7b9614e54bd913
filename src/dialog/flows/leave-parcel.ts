import type { ParcelCard } from '../../protocol/index.js';
import { SETTLED_STATES } from '../../protocol/settled-states.js';
import { answer, isSaid, passOn, waybillOf, type Flow, type FlowContext } from './flow.js';
import { orderFlow } from './order-flow.js';
import { nowOf, waysOn } from './parcel-now.js';

const asked = ({ state: { slots } }: FlowContext) => ({
  kind: 'outlet_enquiry' as const,
  topic: 'leave_at' as const,
  waybill: waybillOf(slots) ?? '',
  note: slots.leaveAt ?? '?',
});

const ordered = orderFlow({
  needs: ['waybills'],
  proof: 'either',
  confirm: true,
  says: { done: 'leave_done', confirm: 'leave_confirm' },
  request: asked,
});

/**
 * 「放门口就行」: the outlet is told in the customer's words. Their yes is the consent without which
 * nothing may be left anywhere (domain facts, section 1.3).
 */
export const leaveParcel: Flow = {
  ...ordered,
  async obstacle(context) {
    const card = await context.facts.parcel(asked(context).waybill);
    if (card && isThere(card) && isSaid(context, 'parcel_now')) {
      const choices = waysOn(card, context);
      return answer(context, 'parcel_now', nowOf(card, context), { card, choices });
    }
    const refusal = await context.facts.obstacleTo(asked(context));
    // Something else was asked of the outlet: a person adds the wish to it.
    if (refusal?.code === 'ALREADY_OPEN') return passOn(context, 'handing_over');
    return (await ordered.obstacle?.(context)) ?? null;
  },
};

/** Whether there is nothing left to be delivered. */
function isThere({ state }: ParcelCard): boolean {
  return state === 'AT_LOCKER_OR_STATION' || SETTLED_STATES.includes(state);
}

/** The flow for who says where it may be left, and names no new address. */
export function leavingInstead(context: FlowContext): Flow | null {
  const { leaveAt, address } = context.state.slots;
  return leaveAt && !address && isSaid(context, 'leave_confirm') ? leaveParcel : null;
}
