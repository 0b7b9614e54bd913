import type { Pending, SlotName } from '../dialog-state.js';
import { formCard } from '../form.js';
import { wordMoney, wordParty } from '../wording.js';
import {
  ask,
  passOn,
  sayOf,
  waybillOf,
  type Flow,
  type FlowContext,
  type FlowResult,
  type Proof,
} from './flow.js';

/** By slot: the text that asks for it. */
export const questionOf: Readonly<Record<SlotName, string>> = {
  waybills: 'ask_waybill',
  from: 'ask_from',
  to: 'ask_to',
  place: 'ask_place',
  weight: 'ask_weight',
  dimensions: 'ask_dimensions',
  volume: 'ask_dimensions',
  amount: 'ask_amount',
  goods: 'ask_goods',
  freight: 'ask_weight',
  date: 'ask_date',
  part: 'ask_date',
  phone: 'ask_contact',
  address: 'ask_address',
  leaveAt: 'ask_address',
  withdraws: 'withdraw_confirm',
  asksAfter: 'order_state',
  contact: 'ask_contact',
  title: 'ask_title',
  email: 'ask_email',
};

/** Runs a flow as far as it gets: the next question, what stands in its way, or its end. */
export async function runFlow(flow: Flow, context: FlowContext): Promise<FlowResult> {
  const result = await advance(flow, context);
  const noted = result.pending && noteOf(flow, context, result.pending);
  const [first, ...others] = result.messages;
  if (!noted || !first) return result;
  return { ...result, messages: [{ ...first, text: `${noted}\n${first.text}` }, ...others] };
}

/** Says that a value was taken which the flow had not asked for yet. */
function noteOf({ takes = [] }: Flow, context: FlowContext, { slot }: Pending): string | null {
  const { amount } = context.state.slots;
  const given = amount !== undefined && context.named.has('amount') && takes.includes('amount');
  const isSaid = context.repertoire.replies['amount_noted'] !== undefined;
  if (!given || !isSaid || slot === 'amount') return null;
  return sayOf(context, 'amount_noted', { amount: wordMoney(amount) });
}

async function advance(flow: Flow, context: FlowContext): Promise<FlowResult> {
  const { slots } = context.state;
  const [first, ...others] = flow.needs;
  const isUnknown = first === 'waybills' && context.state.waybillUnknown;
  if (first && (slots[first] === undefined || isUnknown)) return askFor(flow, first, context);
  const obstacle = await flow.obstacle?.(context);
  if (obstacle) return obstacle;
  if (flow.proof) {
    const unproved = await identify(context, flow.proof);
    if (unproved) return unproved;
    // Who somebody turned out to be may stand in the way as well.
    const barred = context.lastFour ? await flow.obstacle?.(context) : null;
    if (barred) return barred;
  }
  for (const slot of others) {
    if (slots[slot] === undefined) return askFor(flow, slot, context);
  }
  if (flow.confirm && !context.confirmed) return confirm(flow, flow.confirm, context);
  return flow.act(context);
}

/** Asks in words; the first time where more is missing, with a form for all of it. */
function askFor({ needs, form }: Flow, slot: SlotName, context: FlowContext): FlowResult {
  const asked = ask(context, slot, questionOf[slot]);
  const { slots, tried } = context.state;
  const last = tried.at(-1);
  const goesOn = last?.intent === context.intent && last.about.startsWith('? ');
  const missing = needs.filter((need) => slots[need] === undefined);
  if (!form || goesOn || missing.length < 2) return asked;
  const card = formCard(form, slots, context.locale, context.now);
  return { ...asked, messages: asked.messages.map((message) => ({ ...message, card })) };
}

/** Asks for the proof, or takes it; null once it is given. */
async function identify(context: FlowContext, proof: Proof): Promise<FlowResult | null> {
  const waybill = waybillOf(context.state.slots);
  if (!waybill) return null;
  const isProved = async () => {
    const parties = await context.facts.partiesOf(waybill);
    return proof === 'sender' ? parties.includes('sender') : parties.length > 0;
  };
  if (await isProved()) return null;
  const tail = waybill.slice(-4);
  if (!context.lastFour) return askForDigits(context, proof, tail);
  const outcome = await context.facts.prove(waybill, context.lastFour);
  if (outcome.proved) {
    if (await isProved()) return null;
    return passOn(context, 'order_other_party', {}, { why: 'only the sender may ask for it' });
  }
  if (outcome.locked || outcome.attemptsLeft === 0) {
    const why = 'identity could not be proved';
    return passOn(context, 'identity_locked', {}, { why, handOver: 'identity' });
  }
  const left = outcome.attemptsLeft;
  const again = ask(context, 'last_four', 'last_four_wrong', { left });
  // The attempts have a limit of their own, which was just told.
  return { ...again, about: `${again.about}, ${left} left` };
}

/** Asks for the digits, of the party that somebody says to be where they said it. */
function askForDigits(context: FlowContext, proof: Proof, tail: string): FlowResult {
  const { party, locale } = context;
  if (!party) {
    const question = proof === 'sender' ? 'ask_last_four_sender' : 'ask_last_four';
    return ask(context, 'last_four', question, { tail });
  }
  const key = proof === 'sender' && party !== 'sender' ? 'sender_only' : 'ask_last_four_as';
  const asked = ask(context, 'last_four', key, { tail, party: wordParty(party, locale) });
  return { ...asked, about: `${asked.about}, as the ${party}` };
}

async function confirm(
  flow: Flow,
  question: NonNullable<Flow['confirm']>,
  context: FlowContext,
): Promise<FlowResult> {
  const note = (await flow.note?.(context)) ?? null;
  const { key, values } = await question(context, note);
  const asked = ask(context, 'confirm', key, values);
  const quickReplies = ['yes', 'no'].map((word) => ({ text: sayOf(context, word) }));
  const told = (text: string) => (note ? `${note}\n${text}` : text);
  const messages = asked.messages.map(({ text }) => ({ text: told(text), quickReplies }));
  return { ...asked, messages };
}
