import { SETTLED_STATES } from '../../protocol/settled-states.js';
import { intentDoing } from '../repertoire.js';
import { answer, sayOf, waybillOf, type Flow, type FlowContext } from './flow.js';
import { trackParcel } from './track-parcel.js';

/**
 * 国际件: what sending abroad takes; of a parcel that is on its way where it is, and what customs
 * may ask for.
 */
export const adviseAbroad: Flow = {
  needs: [],
  takes: ['waybills'],
  texts: { answer: [], under_way: [] },
  async act(context) {
    const intent = intentDoing('track_parcel', context.repertoire);
    if (!intent || !(await isAboutParcel(context))) return answer(context, 'answer');
    const shown = await trackParcel.act({ ...context, intent });
    const cards = shown.messages.flatMap(({ card }) => (card?.type === 'parcel' ? [card] : []));
    if (cards.every(({ state }) => SETTLED_STATES.includes(state))) return shown;
    return { ...shown, messages: [...shown.messages, { text: sayOf(context, 'under_way') }] };
  },
};

/** Whether it is about a parcel: one that is named now, or the one spoken of is in customs. */
async function isAboutParcel({ named, state, facts }: FlowContext): Promise<boolean> {
  if (named.has('waybills')) return true;
  const waybill = waybillOf(state.slots);
  return waybill !== undefined && (await facts.parcel(waybill))?.state === 'CUSTOMS';
}
