import type { TrackingState } from '../../protocol/index.js';
import { healthOf } from '../parcel-health.js';
import { answer, isSaid, passOn, waybillOf, type Flow } from './flow.js';
import { nowOf, waysOn } from './parcel-now.js';

/** States that lead to the next by themselves. */
const ON_THE_WAY: readonly TrackingState[] = [
  'PICKED_UP',
  'IN_TRANSIT',
  'CUSTOMS',
  'FORWARDED',
  'ARRIVED_CITY',
  'OUT_FOR_DELIVERY',
];

/** Looks at the trace of a parcel that does not seem to move, and asks the outlet about it. */
export const checkStalled: Flow = {
  needs: ['waybills'],
  each: true,
  texts: {
    moving: ['city', 'time'],
    enquired: ['hours', 'reference'],
    enquired_before: ['reference'],
    seriously_late: [],
    not_found: ['waybill'],
  },
  async act(context) {
    const waybill = waybillOf(context.state.slots) ?? '';
    const card = await context.facts.parcel(waybill);
    if (!card) {
      const pending = { intent: context.intent, slot: 'waybills' as const };
      return answer(context, 'not_found', { waybill }, { served: false, pending });
    }
    const health = healthOf(card, context.now, context.repertoire.settings.limits);
    if (health.seriouslyLate) return passOn(context, 'seriously_late', {}, { card });
    const isTroubled = card.state === 'EXCEPTION' && isSaid(context, 'exception_enquired');
    if (!health.stalled && !isTroubled) {
      // 「正常走」 is only said of what goes on by itself.
      const isOver = !ON_THE_WAY.includes(card.state) && isSaid(context, 'parcel_now');
      const choices = waysOn(card, context);
      const key = isOver ? 'parcel_now' : 'moving';
      return answer(context, key, nowOf(card, context), { card, choices });
    }
    const request = { kind: 'outlet_enquiry', waybill, topic: 'stalled' } as const;
    const outcome = await context.facts.order(request);
    if (outcome.ok) {
      const { reference } = outcome.card;
      const values = { ...nowOf(card, context), hours: health.silentHours ?? 0, reference };
      const key = health.stalled ? 'enquired' : 'exception_enquired';
      return answer(context, key, values, { card: outcome.card });
    }
    if (outcome.refusal.code === 'ALREADY_OPEN') {
      return answer(context, 'enquired_before', { reference: outcome.refusal.reference }, { card });
    }
    return passOn(context, 'handing_over', {}, { why: outcome.refusal.code });
  },
};
