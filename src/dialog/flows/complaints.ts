import type { ComplaintKind, ComplaintView, HandoffReason } from '../../protocol/index.js';
import { wordTime } from '../wording.js';
import { answer, passOn, sayOf, waybillOf, type Flow, type FlowContext } from './flow.js';
import { redeliver } from './orders.js';
import { complaintProgress } from './progress-cards.js';
import { orderInstead } from './tell-order.js';

const FILED = ['waybill', 'reference', 'time', 'last'] as const;

/** Takes a complaint with its clocks; who complains of the same again gets a person. */
export function complain(kind: ComplaintKind, needs: Flow['needs']): Flow {
  return {
    needs,
    texts: { answer: FILED },
    async act(context) {
      const { complaint, repeated } = await fileComplaint(context, kind);
      const values = namedComplaint(context, complaint);
      const about = complaint.reference;
      if (repeated) return passOn(context, 'complaint_again', values, { about });
      return answer(context, 'answer', values, { about, why: `took the complaint` });
    },
  };
}

/** Takes it, and a person goes on in any case. */
export function complainToPerson(kind: ComplaintKind, handOver: HandoffReason): Flow {
  return {
    needs: [],
    texts: { answer: FILED },
    async act(context) {
      const { complaint } = await fileComplaint(context, kind);
      return passOn(context, 'answer', namedComplaint(context, complaint), { handOver });
    },
  };
}

/** Has the parcel delivered again, and records that nobody had agreed to where it was left. */
export const complainOfNoConsent: Flow = {
  ...redeliver,
  texts: { ...redeliver.texts, recorded: FILED },
  // One that is on its way already keeps nobody from complaining again.
  async obstacle(context) {
    const waybill = waybillOf(context.state.slots) ?? '';
    const refusal = await context.facts.obstacleTo({ kind: 'redelivery', waybill });
    if (refusal?.code === 'ALREADY_OPEN') return null;
    return (await redeliver.obstacle?.(context)) ?? null;
  },
  async act(context) {
    const ordered = await redeliver.act(context);
    if (ordered.handOver || !ordered.served) return ordered;
    const { complaint, repeated } = await fileComplaint(context, 'no_consent');
    const values = namedComplaint(context, complaint);
    if (repeated) return passOn(context, 'complaint_again', values);
    const recorded = { text: sayOf(context, 'recorded', values) };
    return { ...ordered, messages: [...ordered.messages, recorded] };
  },
};

/** How far the customer's complaints are: the open one first; what is overdue is a person's. */
export const tellComplaint: Flow = {
  needs: [],
  instead: orderInstead,
  texts: {},
  async act(context) {
    const [complaint] = await context.facts.complaints();
    if (!complaint) return answer(context, 'complaint_none');
    const values = namedComplaint(context, complaint);
    const more = {
      about: complaint.reference,
      card: complaintProgress(complaint),
    };
    if (complaint.overdue) return passOn(context, 'complaint_overdue', values, more);
    return answer(context, `complaint_${complaint.state}`, values, more);
  },
};

/** Takes it of the parcel that is spoken of, or gives the one that is open. */
export function fileComplaint(
  context: FlowContext,
  kind: ComplaintKind,
): ReturnType<FlowContext['facts']['fileComplaint']> {
  return context.facts.fileComplaint({ kind, waybill: waybillOf(context.state.slots) ?? null });
}

/** A complaint as values of a text. */
export function namedComplaint({ locale }: FlowContext, complaint: ComplaintView) {
  return {
    waybill: complaint.waybill ?? '',
    reference: complaint.reference,
    time: complaint.dueAt ? wordTime(complaint.dueAt, locale) : '',
    last: wordTime(complaint.legalDueAt, locale),
    told: complaint.told ?? '',
  };
}
