/** What can be asked of the company for one parcel, or for one still to be sent. */
import type { TrackingState } from '../../protocol/index.js';
import type { ReturnFee } from '../decision.js';
import { intentDoing } from '../repertoire.js';
import { wordMoney, wordTrackingState, wordWeight } from '../wording.js';
import { isSaid, sayOf, waybillOf, type Flow, type FlowContext } from './flow.js';
import { leavingInstead } from './leave-parcel.js';
import { named, orderFlow } from './order-flow.js';
import { runFlow } from './run-flow.js';
import { withdrawInstead } from './withdraw-order.js';

/** On its way, and not yet with the receiver. */
const STOPPABLE: readonly TrackingState[] = [
  'PICKED_UP',
  'IN_TRANSIT',
  'CUSTOMS',
  'FORWARDED',
  'ARRIVED_CITY',
  'EXCEPTION',
  'ATTEMPT_FAILED',
];

const waybill = ({ state }: FlowContext) => waybillOf(state.slots) ?? '';
const day = ({ state }: FlowContext) => ({
  date: state.slots.date ?? '',
  ...(state.slots.part ? { part: state.slots.part } : {}),
});
const tomorrow = ({ now }: FlowContext) =>
  new Date(now.getTime() + 24 * 3_600_000).toISOString().slice(0, 10);

/** 催件: once a parcel and day; the second time a person looks at it. */
export const expedite: Flow = {
  ...orderFlow({
    needs: ['waybills'],
    request: (context) => ({ kind: 'expedite', waybill: waybill(context) }),
  }),
  each: true,
};

/** 拦截: the sender's right until delivery (民法典 829), and never certain to succeed. */
export const intercept: Flow = {
  ...orderFlow({
    needs: ['waybills'],
    proof: 'sender',
    confirm: true,
    request: (context) => ({ kind: 'intercept', waybill: waybill(context) }),
  }),
  note: tellReturnFee,
};

/** 改地址: what another city costs is told before anybody says yes. */
export const changeAddress: Flow = {
  ...orderFlow({
    needs: ['waybills', 'address'],
    proof: 'either',
    confirm: true,
    request: (context) => {
      const { address = '', place } = context.state.slots;
      const adcode = place && /^[1-9]\d{5}$/.test(place.adcode) ? { adcode: place.adcode } : {};
      return { kind: 'address_change', waybill: waybill(context), address, ...adcode };
    },
    trial: (context) => ({ kind: 'address_change', waybill: waybill(context), address: '?' }),
  }),
  takes: ['leaveAt'],
  instead: leavingInstead,
  note: async (context) => {
    const { place } = context.state.slots;
    if (!place) return null;
    const find = () => context.facts.redirectFee(waybill(context), place.adcode);
    return tellFee(context, 'redirect_fee', find);
  },
  // That another city may cost more is only said where it is not known.
  confirm: async (context, note) => {
    const { place } = context.state.slots;
    const stays = place && (await context.facts.staysInCity(waybill(context), place.adcode));
    const isKnown = (note ?? stays) && isSaid(context, 'redirect_confirm');
    return { key: isKnown ? 'redirect_confirm' : 'confirm', values: named(context) };
  },
};

/** 退回: its fee is told before anybody says yes. */
export const returnParcel: Flow = {
  ...orderFlow({
    needs: ['waybills'],
    proof: 'sender',
    confirm: true,
    request: (context) => ({ kind: 'return', waybill: waybill(context) }),
  }),
  note: tellReturnFee,
};

function tellReturnFee(context: FlowContext): Promise<string | null> {
  return tellFee(context, 'return_fee', () => context.facts.returnFee(waybill(context)));
}

/** What is found is recorded as shown, so that it is looked for only where it is told. */
async function tellFee(
  context: FlowContext,
  key: string,
  find: () => Promise<ReturnFee | null>,
): Promise<string | null> {
  if (!isSaid(context, key)) return null;
  const fee = await find();
  if (!fee) return null;
  const weight = wordWeight(fee.grams, context.locale);
  return sayOf(context, key, { weight, price: wordMoney(fee.totalFen) });
}

export const reschedule = orderFlow({
  needs: ['waybills', 'date'],
  proof: 'either',
  request: (context) => ({ kind: 'reschedule', waybill: waybill(context), ...day(context) }),
  trial: (context) => ({ kind: 'reschedule', waybill: waybill(context), date: tomorrow(context) }),
});

/** Left somewhere unasked counts as not delivered (domain facts, section 1.3). */
export const redeliver = orderFlow({
  needs: ['waybills'],
  proof: 'either',
  request: (context) => ({ kind: 'redelivery', waybill: waybill(context) }),
});

export const reassignPickup = orderFlow({
  needs: ['waybills'],
  request: (context) => ({ kind: 'pickup_reassignment', waybill: waybill(context) }),
});

/** What has been picked up can only be stopped: 揽收后改走拦截. */
export const cancelPickup: Flow = {
  ...orderFlow({
    needs: ['waybills'],
    proof: 'sender',
    confirm: true,
    async instead(context, state) {
      const intent = intentDoing('intercept', context.repertoire);
      if (!intent || !STOPPABLE.includes(state) || !isSaid(context, 'picked_up_already'))
        return null;
      const result = await runFlow(intercept, { ...context, intent });
      const words = { state: wordTrackingState(state, context.locale) };
      const [first, ...others] = result.messages;
      const text = `${sayOf(context, 'picked_up_already', words)}\n${first?.text ?? ''}`;
      return { ...result, messages: [{ ...first, text }, ...others] };
    },
    request: (context) => ({ kind: 'pickup_cancel', waybill: waybill(context) }),
  }),
  instead: withdrawInstead,
};

export const bookPickup = orderFlow({
  needs: ['goods', 'address', 'contact', 'date'],
  checksGoods: true,
  form: {
    fields: [
      { name: 'goods', required: true },
      { name: 'weight', required: false },
      { name: 'address', required: true },
      { name: 'contact', required: true },
      { name: 'phone', required: true },
      { name: 'date', required: true },
      { name: 'part', required: false },
    ],
  },
  confirm: true,
  request: (context) => {
    const { address = '', contact = '', phone = '', goods = '', weight } = context.state.slots;
    return {
      kind: 'pickup_booking',
      ...{ address, contact, phone, goods, ...day(context) },
      ...(weight ? { grams: weight } : {}),
    };
  },
  trial: (context) => ({
    kind: 'pickup_booking',
    ...{ address: '?', contact: '?', phone: '0', goods: '?', date: tomorrow(context) },
  }),
});

export const requestInvoice = orderFlow({
  needs: ['waybills', 'title', 'email'],
  proof: 'either',
  request: (context) => {
    const { title = '', email = '' } = context.state.slots;
    return { kind: 'invoice', waybill: waybill(context), title, email };
  },
  trial: (context) => ({
    kind: 'invoice',
    waybill: waybill(context),
    ...{ title: '?', email: 'nobody@example.com' },
  }),
});

/** 显示签收却没收到: the outlet is asked at once, and a person goes on in any case. */
export const reportNotReceived = orderFlow({
  needs: ['waybills'],
  thenPerson: true,
  request: (context) => ({
    kind: 'outlet_enquiry',
    waybill: waybill(context),
    topic: 'not_received',
  }),
});
