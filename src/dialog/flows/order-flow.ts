import type { TrackingState, WorkOrderRefusal, WorkOrderRequest } from '../../protocol/index.js';
import { goodsClassOf } from '../goods-classes.js';
import { businessTime, wordDay, wordTime, wordTrackingState } from '../wording.js';
import {
  answer,
  ask,
  isSaid,
  passOn,
  sayOf,
  waybillOf,
  type Flow,
  type FlowContext,
  type FlowResult,
} from './flow.js';
import { isReplaced, takeBackFirst, wayToChange } from './withdraw-order.js';

/** What is asked of the company, and what is said about it. */
interface Order {
  needs: Flow['needs'];
  proof?: Flow['proof'];
  /** Whether it is asked for only after a yes to the text `confirm`, which may name the slots. */
  confirm?: boolean;
  /** What these texts are called, where the intent has them for something else already. */
  says?: { done: string; confirm: string };
  /** The request once everything is known; before that, as far as it is. */
  request: (context: FlowContext) => WorkOrderRequest;
  /** Stands for what is not known yet, to see early whether it can be done at all. */
  trial?: (context: FlowContext) => WorkOrderRequest;
  form?: Flow['form'];
  /** Once it is asked for, a person goes on. */
  thenPerson?: boolean;
  /** What is done in its place where the parcel is past it; null: a person looks. */
  instead?: (context: FlowContext, state: TrackingState) => Promise<FlowResult | null>;
  /** Whether goods that nobody may send stand in the way, told by texts of their classes. */
  checksGoods?: boolean;
}

/** What the text `done` may name. */
const DONE = ['reference', 'deadline', 'waybill', 'date'] as const;
const CONFIRM = ['tail', 'address', 'date', 'goods', 'contact'] as const;
const OWN_NAMES = { done: 'done', confirm: 'confirm' };

/** A flow that ends in a work order, or says why it cannot. */
export function orderFlow(order: Order): Flow {
  const { needs, proof, request, trial = request, form, thenPerson, checksGoods } = order;
  const says = order.says ?? OWN_NAMES;
  // Under way already: a person goes on all the same.
  const stopped = async (context: FlowContext, refusal: WorkOrderRefusal): Promise<FlowResult> => {
    const result = refused(context, refusal);
    if (refusal.code !== 'ALREADY_OPEN') return result;
    if (thenPerson) return { ...result, handOver: 'needs_person' };
    const way = await wayToChange(context, refusal.reference);
    const messages = result.messages.map(({ text }) => ({
      text: way ? `${text}${context.locale === 'en' ? ' ' : ''}${way}` : text,
    }));
    return { ...result, messages };
  };
  return {
    needs,
    ...(proof ? { proof } : {}),
    ...(form ? { form } : {}),
    texts: {
      [says.done]: DONE,
      ...(order.confirm ? { [says.confirm]: CONFIRM } : {}),
      ...(checksGoods ? { hazardous: ['goods'], forbidden: ['goods'] } : {}),
    },
    async obstacle(context) {
      if (needs.includes('date') && isOver(context)) {
        return ask(context, 'date', 'order_date_impossible');
      }
      const barred = checksGoods ? barredGoods(context) : null;
      if (barred) return barred;
      const refusal = await context.facts.obstacleTo(trial(context));
      // The day is asked for when everything else is known, and the proof comes next.
      if (!refusal || refusal.code === 'DATE_IMPOSSIBLE') return null;
      const isOld =
        refusal.code === 'ALREADY_OPEN' && refusal.reference === slotsOf(context).withdraws;
      if (isOld) return null;
      if (refusal.code === 'PARCEL_STATE') {
        const other = await order.instead?.(context, refusal.state);
        if (other) return other;
      }
      return refusal.code === 'IDENTITY_NEEDED' ? null : stopped(context, refusal);
    },
    ...(order.confirm
      ? {
          confirm: (context: FlowContext) =>
            Promise.resolve({ key: says.confirm, values: named(context) }),
        }
      : {}),
    async act(context) {
      const asked = request(context);
      const { withdraws: old = '' } = slotsOf(context);
      const replaces = old !== '' && (await isReplaced(context, asked.kind));
      const late = replaces ? await takeBackFirst(context) : null;
      if (late) return late;
      const outcome = await context.facts.order(asked);
      if (!outcome.ok) return stopped(context, outcome.refusal);
      const { card } = outcome;
      const values = {
        reference: card.reference,
        deadline: wordTime(card.deadline, context.locale),
        waybill: waybillOf(context.state.slots) ?? '',
        wish: slotsOf(context).leaveAt ?? '',
        date: named(context).date,
      };
      const about = card.reference;
      const said = answer(context, says.done, values, {
        card,
        about,
        why: `${card.kind} was asked for`,
      });
      const replaced =
        replaces && isSaid(context, 'order_replaced')
          ? sayOf(context, 'order_replaced', { reference: old })
          : '';
      const [first, ...others] = said.messages;
      if (replaced && first)
        said.messages = [{ ...first, text: `${first.text}\n${replaced}` }, ...others];
      return thenPerson ? { ...said, handOver: 'needs_person' } : said;
    },
  };
}

const slotsOf = ({ state }: FlowContext) => state.slots;

/** Hours of the business zone after which nobody comes any more in a part of the day. */
const OVER_AT = { morning: 12, afternoon: 18, evening: 21 };

/** Whether the hours that are asked for are over today: 「今天下午」 in the evening. */
function isOver({ now, state: { slots } }: FlowContext): boolean {
  const { day, hour } = businessTime(now);
  return slots.date === day && hour >= OVER_AT[slots.part ?? 'evening'];
}

/** Nobody is sent out for what may not be sent; what is hazardous a person looks at. */
function barredGoods(context: FlowContext): FlowResult | null {
  const { goods = '' } = context.state.slots;
  const name = goodsClassOf(goods);
  const more = { about: goods, why: `goods of class ${name ?? 'unknown'}` };
  if (name === 'hazardous') return passOn(context, name, { goods }, more);
  return name === 'forbidden' ? answer(context, name, { goods }, more) : null;
}

/** Why the company is not asked, in words; what only a person can mend goes to one. */
function refused(context: FlowContext, refusal: WorkOrderRefusal): FlowResult {
  const why = `the order was refused: ${refusal.code}`;
  switch (refusal.code) {
    case 'PARCEL_UNKNOWN': {
      const waybill = waybillOf(context.state.slots) ?? '';
      const pending = { intent: context.intent, slot: 'waybills' as const };
      return answer(context, 'order_parcel_unknown', { waybill }, { why, pending, served: false });
    }
    case 'PARCEL_STATE': {
      const state = wordTrackingState(refusal.state, context.locale);
      return passOn(context, 'order_wrong_state', { state }, { why });
    }
    case 'ALREADY_OPEN':
      return answer(
        context,
        'order_open_already',
        { reference: refusal.reference },
        { why, about: refusal.reference },
      );
    case 'LIMIT_REACHED':
      return passOn(context, 'order_limit', {}, { why });
    case 'IDENTITY_NEEDED':
      return passOn(context, 'order_other_party', {}, { why });
    case 'DATE_IMPOSSIBLE':
      return ask(context, 'date', 'order_date_impossible');
    case 'NOT_OFFERED':
      return passOn(context, 'handing_over', {}, { why });
  }
}

/** What the question for a yes may name. */
export function named({ locale, state: { slots } }: FlowContext) {
  const { address = '', goods = '', contact = '', leaveAt: wish = '', part } = slots;
  const date = slots.date ? wordDay(slots.date, locale, part) : '';
  return { tail: (waybillOf(slots) ?? '').slice(-4), address, date, goods, contact, wish };
}
