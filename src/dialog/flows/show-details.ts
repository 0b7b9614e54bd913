import type { DisclosedField, ParcelDetails } from '../../protocol/index.js';
import { wordSignedAs, wordTime, wordTrackingState } from '../wording.js';
import { answer, passOn, waybillOf, type Flow, type FlowContext, type FlowResult } from './flow.js';

/** A flow that shows personal data of a parcel to who has proved to be its sender or receiver. */
function detailsFlow(
  wanted: readonly DisclosedField[],
  texts: Flow['texts'],
  show: (context: FlowContext, fields: Values, shown: ParcelDetails) => FlowResult,
): Flow {
  return {
    needs: ['waybills'],
    proof: 'either',
    texts: { ...texts, not_found: ['waybill'], nothing: ['state'] },
    async obstacle(context) {
      const waybill = waybillOf(context.state.slots) ?? '';
      if (await context.facts.parcel(waybill)) return null;
      const pending = { intent: context.intent, slot: 'waybills' as const };
      return answer(context, 'not_found', { waybill }, { served: false, pending });
    },
    async act(context) {
      const waybill = waybillOf(context.state.slots) ?? '';
      const shown = await context.facts.details(waybill, wanted);
      const fields = Object.fromEntries(
        Object.entries(shown?.fields ?? {}).map(([name, field]) => [name, field.value]),
      ) as Values;
      if (!shown || Object.keys(fields).length === 0) {
        const parcel = await context.facts.parcel(waybill);
        const state = parcel ? wordTrackingState(parcel.state, context.locale) : '';
        return answer(context, 'nothing', { state }, { why: 'nothing to show in this state' });
      }
      return show(context, fields, shown);
    },
  };
}

type Values = Partial<Record<DisclosedField, string>>;

/** The code and place where the parcel waits. */
export const showPickupPoint = detailsFlow(
  ['pickup_code', 'pickup_point'],
  { code: ['code', 'point'], point_only: ['point'] },
  (context, { pickup_code: code, pickup_point: point = '' }) =>
    code
      ? answer(context, 'code', { code, point })
      : answer(context, 'point_only', { point }, { why: 'the code is the receiver’s alone' }),
);

/** Who signed, as what, and when. */
export const showProof = detailsFlow(
  ['signed_by', 'signed_as', 'signed_at'],
  { proof: ['who', 'as', 'time'] },
  (context, { signed_by: who = '', signed_as: as = '', signed_at: at }) =>
    answer(context, 'proof', {
      who,
      as: wordSignedAs(as, context.locale),
      time: at ? wordTime(at, context.locale) : '',
    }),
);

/** The courier's phone, while the parcel is out for delivery. */
export const showCourier = detailsFlow(
  ['courier_name', 'courier_phone'],
  { courier: ['name', 'phone'] },
  (context, { courier_name: name = '', courier_phone: phone }) =>
    phone ? answer(context, 'courier', { name, phone }) : passOn(context, 'handing_over'),
);
