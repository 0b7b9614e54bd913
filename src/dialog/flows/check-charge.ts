import { wordDay, wordMoney, wordWeight } from '../wording.js';
import { fileComplaint, namedComplaint } from './complaints.js';
import {
  answer,
  isSaid,
  passOn,
  sayOf,
  waybillOf,
  type Flow,
  type FlowContext,
  type FlowResult,
} from './flow.js';

const CHARGED = ['waybill', 'weight', 'fee', 'day'];

/**
 * 多收费: what was weighed and charged, beside the tables, to who has proved to be the sender or
 * receiver. Where the two differ it is recorded as a complaint and a person decides; the bot
 * promises nothing.
 */
export const checkCharge: Flow = {
  needs: ['waybills'],
  takes: ['weight'],
  awaits: ['weight'],
  proof: 'either',
  texts: {
    agrees: [...CHARGED, 'usual'],
    differs: [...CHARGED, 'usual', 'more'],
    lighter: [...CHARGED, 'stated', 'usual', 'more'],
    no_table: CHARGED,
    no_record: ['waybill'],
    not_found: ['waybill'],
  },
  async obstacle(context) {
    const waybill = waybillOf(context.state.slots) ?? '';
    if (await context.facts.parcel(waybill)) return null;
    const pending = { intent: context.intent, slot: 'waybills' as const };
    return answer(context, 'not_found', { waybill }, { served: false, pending });
  },
  async act(context) {
    const waybill = waybillOf(context.state.slots) ?? '';
    const { weight: stated } = context.state.slots;
    const charge = await context.facts.charge(waybill, stated);
    if (!charge) return passOn(context, 'no_record', { waybill });
    const { day, grams, chargedFen, usualFen, statedFen } = charge;
    const charged = {
      waybill,
      day: wordDay(day, context.locale),
      weight: wordWeight(grams, context.locale),
      fee: wordMoney(chargedFen),
    };
    const record = `${waybill}: ${charged.fee} · ${grams} g`;
    if (usualFen === null) return passOn(context, 'no_table', charged, { about: record });
    const values = { ...charged, usual: wordMoney(usualFen) };
    const about = `${record} ≠ ${values.usual}`;
    const isLighter = stated !== undefined && statedFen !== null && stated < grams;
    if (isLighter && statedFen < chargedFen) {
      const said = passOn(
        context,
        'lighter',
        {
          ...values,
          stated: wordWeight(stated, context.locale),
          usual: wordMoney(statedFen),
          more: wordMoney(chargedFen - statedFen),
        },
        { about: `${about}; ${wordMoney(statedFen)} · ${stated} g` },
      );
      return recorded(context, said);
    }
    if (chargedFen > usualFen) {
      const more = wordMoney(chargedFen - usualFen);
      return recorded(context, passOn(context, 'differs', { ...values, more }, { about }));
    }
    return answer(context, 'agrees', values, { about });
  },
};

/** What is told of it goes on record, with a number that the customer can ask by. */
async function recorded(context: FlowContext, said: FlowResult): Promise<FlowResult> {
  const { complaint } = await fileComplaint(context, 'charge');
  if (!isSaid(context, 'charge_recorded')) return said;
  const text = sayOf(context, 'charge_recorded', namedComplaint(context, complaint));
  return { ...said, messages: [...said.messages, { text }] };
}
