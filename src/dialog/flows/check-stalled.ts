import { healthOf } from '../parcel-health.js';
import { wordPlace } from '../wording-places.js';
import { wordTime } from '../wording.js';
import { answer, passOn, waybillOf, type Flow } from './flow.js';

/** Looks at the trace of a parcel that does not seem to move, and asks the outlet about it. */
export const checkStalled: Flow = {
  needs: ['waybills'],
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
    const latest = card.events[0];
    if (!health.stalled) {
      const values = {
        city: wordPlace(latest?.city ?? '', context.locale),
        time: latest ? wordTime(latest.at, context.locale) : '',
      };
      return answer(context, 'moving', values, { card });
    }
    const request = { kind: 'outlet_enquiry', waybill, topic: 'stalled' } as const;
    const outcome = await context.facts.order(request);
    if (outcome.ok) {
      const { reference } = outcome.card;
      const values = { hours: health.silentHours ?? 0, reference };
      return answer(context, 'enquired', values, { card: outcome.card });
    }
    if (outcome.refusal.code === 'ALREADY_OPEN') {
      return answer(context, 'enquired_before', { reference: outcome.refusal.reference }, { card });
    }
    return passOn(context, 'handing_over', {}, { why: outcome.refusal.code });
  },
};
