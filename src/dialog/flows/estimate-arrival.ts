import type { Arrival } from '../decision.js';
import { healthOf } from '../parcel-health.js';
import { wordDay, wordDays, wordTime, wordTrackingState } from '../wording.js';
import { answer, isSaid, passOn, waybillOf, type Flow } from './flow.js';
import { wordCityOf } from './parcel-now.js';

/** States in which there is nothing left to wait for. */
const ENDED = ['DELIVERED', 'DISPUTED', 'REFUSED', 'RETURNING', 'RETURNED', 'CANCELLED', 'LOST'];

/** When a parcel arrives: a range with what it is drawn from, never a guarantee. */
export const estimateArrival: Flow = {
  needs: ['waybills'],
  daily: true,
  each: true,
  texts: {
    range: ['earliest', 'latest', 'when', 'trips'],
    usual: ['earliest', 'latest', 'when'],
    out_for_delivery: ['city'],
    waiting: [],
    ended: ['state', 'time'],
    overdue: ['days'],
    unknown: [],
    not_found: ['waybill'],
  },
  async act(context) {
    const waybill = waybillOf(context.state.slots) ?? '';
    const { facts, locale, now } = context;
    const card = await facts.parcel(waybill);
    if (!card) {
      const pending = { intent: context.intent, slot: 'waybills' as const };
      return answer(context, 'not_found', { waybill }, { served: false, pending });
    }
    const latest = card.events[0];
    if (ENDED.includes(card.state)) {
      const values = {
        state: wordTrackingState(card.state, locale),
        time: latest ? wordTime(latest.at, locale) : '',
      };
      return answer(context, 'ended', values, { card });
    }
    const { lateDays } = healthOf(card, now, context.repertoire.settings.limits);
    if (lateDays > 0) return passOn(context, 'overdue', { days: lateDays }, { card });
    if (card.state === 'AT_LOCKER_OR_STATION') return answer(context, 'waiting', {}, { card });
    if (card.state === 'OUT_FOR_DELIVERY') {
      return answer(context, 'out_for_delivery', { city: wordCityOf(card, locale) }, { card });
    }
    const arrival = await facts.arrival(waybill);
    if (arrival === 'too_few' && isSaid(context, 'arrives_too_few')) {
      return answer(context, 'arrives_too_few', {}, { card });
    }
    if (!arrival || arrival === 'too_few') return answer(context, 'unknown', {}, { card });
    const values = {
      earliest: wordDay(arrival.earliest, locale),
      latest: wordDay(arrival.latest, locale),
      when: wordDays(arrival.earliest, arrival.latest, locale),
      trips: arrival.trips,
    };
    const { date } = context.state.slots;
    if (date && context.named.has('date')) {
      const key = keyOfDay(date, arrival);
      const day = wordDay(date, locale);
      if (isSaid(context, key)) return answer(context, key, { ...values, day }, { card });
    }
    return answer(context, arrival.trips > 0 ? 'range' : 'usual', values, { card });
  },
};

/** What is said of a day that was asked about: 「明天能到吗」. */
function keyOfDay(date: string, { earliest, latest }: Arrival): string {
  if (date < earliest) return 'arrives_later';
  return date > latest ? 'arrives_sooner' : 'arrives_then';
}
