import type { ClaimIncident, ClaimView, TrackingState } from '../../protocol/index.js';
import type { Choice } from '../dialog-state.js';
import { wordClaimState, wordRefusal } from '../care-wording.js';
import { healthOf } from '../parcel-health.js';
import { intentButtons, intentDoing } from '../repertoire.js';
import { wordMoney, wordTime } from '../wording.js';
import { nowOf, waysOn } from './parcel-now.js';
import { claimProgress } from './progress-cards.js';
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

const MAY_BE_LOST: readonly TrackingState[] = ['LOST_SUSPECT', 'LOST', 'EXCEPTION'];

/** Only a parcel that is known can have been lost. */
async function unknownParcel(context: FlowContext): Promise<FlowResult | null> {
  const waybill = waybillOf(context.state.slots) ?? '';
  if (await context.facts.parcel(waybill)) return null;
  const pending = { intent: context.intent, slot: 'waybills' as const };
  return answer(context, 'order_parcel_unknown', { waybill }, { pending, served: false });
}

/** What moves as it should, or waits somewhere, is not lost: it says where it is. */
async function notLost(context: FlowContext): Promise<FlowResult | null> {
  const card = await context.facts.parcel(waybillOf(context.state.slots) ?? '');
  if (!card || MAY_BE_LOST.includes(card.state) || !isSaid(context, 'not_lost')) return null;
  const { stalled, lateDays } = healthOf(card, context.now, context.repertoire.settings.limits);
  const filed = await context.facts.claimsOf(card.waybill);
  if (stalled || lateDays > 0 || filed.length > 0) return null;
  const key = ['DELIVERED', 'AT_LOCKER_OR_STATION'].includes(card.state)
    ? 'parcel_now'
    : 'not_lost';
  const expedite = intentDoing('expedite', context.repertoire);
  const faster = intentButtons(
    context.repertoire,
    [...(expedite ? [expedite] : []), 'chat.human'],
    context.locale,
  );
  const ways = waysOn(card, context);
  const choices = ways.length > 0 ? ways : faster;
  return answer(context, key, nowOf(card, context), { card, choices, why: 'its trace goes on' });
}

/** Files a claim, and offers what a program may offer; with anything more a person goes on. */
export function fileClaim(incident: ClaimIncident, needs: Flow['needs']): Flow {
  return {
    needs,
    takes: ['amount'],
    proof: 'either',
    texts: { answer: ['waybill', 'amount', 'reference', 'time'] },
    async obstacle(context) {
      const unknown = await unknownParcel(context);
      return unknown ?? (incident === 'lost' ? notLost(context) : null);
    },
    async act(context) {
      const { facts, state } = context;
      const waybill = waybillOf(state.slots) ?? '';
      if (context.confirmed) {
        const known = await facts.claimsOf(waybill);
        const offered = known.find((claim) => claim.incident === incident && isOffered(claim));
        if (offered) return accepted(context, offered);
      }
      const claim = await facts.fileClaim({
        waybill,
        incident,
        claimedFen: state.slots.amount ?? 0,
      });
      if (!claim) return passOn(context, 'handing_over');
      if (isOffered(claim) && claim.automatic) return offer(context, claim);
      if (claim.state !== 'filed') return tell(context, claim);
      const amount = state.slots.amount ? state.slots.amount / 100 : '';
      return passOn(
        context,
        'answer',
        { waybill, amount, ...named(context, claim) },
        { why: `the claim ${claim.reference} is a person's to decide` },
      );
    },
  };
}

/** How far the claims about a parcel are. */
export const tellClaim: Flow = {
  needs: ['waybills'],
  proof: 'either',
  texts: {},
  obstacle: unknownParcel,
  async act(context) {
    const waybill = waybillOf(context.state.slots) ?? '';
    const [claim] = await context.facts.claimsOf(waybill);
    return claim ? tell(context, claim) : answer(context, 'claim_none', { waybill });
  },
};

/** Nobody argues with who is offered too little: a person looks at it again. */
export const disputeClaim: Flow = {
  needs: [],
  texts: { answer: [] },
  async act(context) {
    const waybill = waybillOf(context.state.slots);
    const isParty = waybill && (await context.facts.partiesOf(waybill)).length > 0;
    const claims = isParty ? await context.facts.claimsOf(waybill) : [];
    const decided = claims.find(({ state }) => state === 'offered' || state === 'refused');
    if (decided) await context.facts.reviewClaim(decided.id);
    // Who was not offered anything yet wants compensation, and disputes nothing.
    const key = claims.length > 0 || !waybill ? 'answer' : 'handing_over';
    return passOn(context, key, {}, { why: 'the customer disputes what was decided' });
  },
};

function isOffered({ state, offerFen }: ClaimView): boolean {
  return state === 'offered' && offerFen !== null;
}

/** The offer with a question whether it is taken. */
function offer(context: FlowContext, claim: ClaimView): FlowResult {
  const pending = { intent: context.intent, slot: 'confirm' as const };
  const said = answer(context, 'claim_offered', named(context, claim), {
    pending,
    about: claim.reference,
    why: `the company's terms give ${claim.offerFen} fen`,
  });
  const choices = reviewChoice(context);
  const quickReplies = [{ text: sayOf(context, 'yes') }, ...choices.map(({ text }) => ({ text }))];
  const messages = said.messages.map((message) => ({ ...message, quickReplies }));
  return { ...said, messages, choices };
}

/** The way to a person, whatever intent a company has given it to. */
function reviewChoice(context: FlowContext): Choice[] {
  const intent = intentDoing('dispute_claim', context.repertoire);
  return intent ? [{ text: sayOf(context, 'claim_review'), intent }] : [];
}

async function accepted(context: FlowContext, { id }: ClaimView): Promise<FlowResult> {
  const claim = await context.facts.acceptClaim(id);
  return answer(context, 'claim_accepted', named(context, claim), {
    about: claim.reference,
    why: 'the customer takes the offer',
  });
}

/** State and time left; what is overdue is a person's. */
function tell(context: FlowContext, claim: ClaimView): FlowResult {
  const values = named(context, claim);
  const more = { about: claim.reference, card: claimProgress(claim) };
  if (claim.overdue) return passOn(context, 'claim_overdue', values, more);
  if (isOffered(claim)) return answer(context, 'claim_offer_open', values, more);
  if (claim.refusal) {
    // Nobody is left with a no: why, and the way to a person.
    const reason = wordRefusal(claim.refusal, context.locale);
    const choices = reviewChoice(context);
    return answer(context, 'claim_refused', { ...values, reason }, { ...more, choices });
  }
  if (!claim.dueAt) return answer(context, 'claim_done', values, more);
  return answer(context, 'claim_state', values, more);
}

function named({ locale }: FlowContext, claim: ClaimView) {
  return {
    reference: claim.reference,
    state: wordClaimState(claim.state, locale),
    offer: claim.offerFen === null ? '' : wordMoney(claim.offerFen),
    time: claim.dueAt ? wordTime(claim.dueAt, locale) : '',
  };
}
