import { openWorkOrderStates, type WorkOrderCard } from '../../protocol/index.js';
import { intentButtons } from '../repertoire.js';
import { wordTime } from '../wording.js';
import { wordWorkOrderKind, wordWorkOrderState } from '../work-order-wording.js';
import { answer, isSaid, passOn, type Flow, type FlowContext } from './flow.js';

/** 「催件有结果了吗」: how far is what the customer asked for; what is overdue is a person's. */
const tellOrder: Flow = {
  needs: [],
  texts: {},
  async act(context) {
    const orders = await context.facts.ownOrders();
    const order = orders.find(({ reference }) => reference === context.state.slots.asksAfter);
    if (!order) return passOn(context, 'handing_over');
    const { locale, repertoire } = context;
    const values = {
      reference: order.reference,
      kind: wordWorkOrderKind(order.kind, locale),
      state: wordWorkOrderState(order.state, locale),
      time: wordTime(order.deadline, locale),
    };
    const more = { about: order.reference, card: order };
    if (isLate(order, context)) return passOn(context, 'order_overdue', values, more);
    if (isOpen(order)) return answer(context, 'order_state', values, more);
    const choices =
      order.state === 'failed' ? intentButtons(repertoire, ['chat.human'], locale) : [];
    return answer(context, 'order_ended', values, { ...more, choices });
  },
};

/** The flow for who asks after an order of their own, and not after a complaint. */
export function orderInstead(context: FlowContext): Flow | null {
  return context.state.slots.asksAfter && isSaid(context, 'order_state') ? tellOrder : null;
}

function isOpen({ state }: WorkOrderCard): boolean {
  return openWorkOrderStates.includes(state);
}

function isLate(order: WorkOrderCard, { now }: FlowContext): boolean {
  return isOpen(order) && Date.parse(order.deadline) < now.getTime();
}
