import type { BotMessage } from '../decision.js';
import { wordTime, wordTrackingState } from '../wording.js';
import { ask, sayOf, type FlowContext, type FlowResult } from './flow.js';

/** More cards than this in one answer are not read. */
const SHOWN = 3;

/** Shows where the parcels of the collected waybills are. */
export async function trackParcel(context: FlowContext): Promise<FlowResult> {
  const waybills = context.state.slots.waybills ?? [];
  if (waybills.length === 0) return ask(context, 'waybill', 'ask_waybill');
  const messages: BotMessage[] = [];
  let found = 0;
  for (const waybill of waybills.slice(0, SHOWN)) {
    const card = await context.facts.parcel(waybill);
    const latest = card?.events[0];
    if (card) found++;
    messages.push(
      card
        ? {
            card,
            text: sayOf(context, 'found', {
              waybill: card.waybill,
              state: wordTrackingState(card.state, context.locale),
              city: latest?.city ?? card.to?.city ?? '',
              time: latest ? wordTime(latest.at, context.locale) : '',
            }),
          }
        : { text: sayOf(context, 'not_found', { waybill }) },
    );
  }
  return {
    messages,
    // A wrong number is the usual reason: the next one given is taken for its correction.
    pending: found === 0 ? { intent: context.intent, slot: 'waybill' } : null,
    about: waybills.join(', '),
    served: found > 0,
    why: `${found} of ${waybills.length} waybills are known`,
  };
}
