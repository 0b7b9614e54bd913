import type { WorkOrderCard, WorkOrderKind, WorkOrderState } from '../../protocol/index.js';
import { intentButtons } from '../repertoire.js';
import { wordWorkOrderKind, wordWorkOrderState } from '../work-order-wording.js';
import {
  answer,
  isSaid,
  passOn,
  sayOf,
  type Flow,
  type FlowContext,
  type FlowResult,
} from './flow.js';

/** What has begun can no longer be taken back, only done or not. */
const WITHDRAWABLE: readonly WorkOrderState[] = ['submitted', 'accepted'];

/** 「不催了」: takes back what the customer had asked for, after a yes, or says how far it is. */
const withdrawOrder: Flow = {
  needs: [],
  texts: {},
  async obstacle(context) {
    const order = await orderOf(context);
    if (!order) return passOn(context, 'handing_over');
    return WITHDRAWABLE.includes(order.state) ? null : tooLate(context, order);
  },
  async confirm(context) {
    const order = await orderOf(context);
    return { key: 'withdraw_confirm', values: order ? namesOf(order, context) : {} };
  },
  async act(context) {
    const order = await orderOf(context);
    if (!order) return passOn(context, 'handing_over');
    const card = await context.facts.withdraw(order.id);
    if (card.state !== 'cancelled') return tooLate(context, card);
    return answer(context, 'withdraw_done', namesOf(card, context), {
      card,
      about: card.reference,
    });
  },
};

/** The flow for who takes back an order of their own, and not one for a pickup. */
export function withdrawInstead(context: FlowContext): Flow | null {
  const { withdraws } = context.state.slots;
  return withdraws && isSaid(context, 'withdraw_confirm') ? withdrawOrder : null;
}

/** Whether the order that is taken back is of the kind that is asked for anew. */
export async function isReplaced(context: FlowContext, kind: WorkOrderKind): Promise<boolean> {
  return context.state.slots.withdraws !== undefined && (await orderOf(context))?.kind === kind;
}

/** Takes it back, so that another may take its place; else says why it is too late for that. */
export async function takeBackFirst(context: FlowContext): Promise<FlowResult | null> {
  const order = await orderOf(context);
  if (!order) return null;
  const card = WITHDRAWABLE.includes(order.state) ? await context.facts.withdraw(order.id) : order;
  return card.state === 'cancelled' ? null : tooLate(context, card);
}

/** How to change what was asked for already, where the customer may take it back. */
export async function wayToChange(context: FlowContext, reference: string): Promise<string | null> {
  if (!isSaid(context, 'withdraw_first')) return null;
  const orders = await context.facts.ownOrders();
  const own = orders.find((order) => order.reference === reference);
  return own && WITHDRAWABLE.includes(own.state) ? sayOf(context, 'withdraw_first') : null;
}

async function orderOf({ facts, state }: FlowContext): Promise<WorkOrderCard | undefined> {
  const orders = await facts.ownOrders();
  return orders.find(({ reference }) => reference === state.slots.withdraws);
}

function tooLate(context: FlowContext, order: WorkOrderCard): FlowResult {
  const values = {
    ...namesOf(order, context),
    state: wordWorkOrderState(order.state, context.locale),
  };
  const choices = intentButtons(context.repertoire, ['chat.human'], context.locale);
  const about = order.reference;
  return answer(context, 'withdraw_too_late', values, { card: order, about, choices });
}

function namesOf({ reference, kind }: WorkOrderCard, { locale }: FlowContext) {
  return { reference, kind: wordWorkOrderKind(kind, locale) };
}
