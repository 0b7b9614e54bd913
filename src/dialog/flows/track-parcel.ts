import type { ParcelCard, TrackingState } from '../../protocol/index.js';
import type { BotMessage } from '../decision.js';
import type { Choice } from '../dialog-state.js';
import { healthOf } from '../parcel-health.js';
import { wordDay, wordDays } from '../wording.js';
import { sayOf, type Flow, type FlowContext } from './flow.js';
import { nowOf, waysOn } from './parcel-now.js';

/** More cards than this in one answer are not read. */
const SHOWN = 3;
/** States out of which the customer may help a parcel. */
const TROUBLED: readonly TrackingState[] = ['ATTEMPT_FAILED', 'EXCEPTION'];

/** Shows where the parcels of the collected waybills are. */
export const trackParcel: Flow = {
  needs: ['waybills'],
  texts: {
    found: ['waybill', 'state', 'city', 'time'],
    found_eta: ['earliest', 'latest', 'when'],
    silent: ['waybill', 'hours'],
    not_found: ['waybill'],
  },
  async act(context) {
    const waybills = context.state.slots.waybills ?? [];
    const messages: BotMessage[] = [];
    let found = 0;
    let silent = false;
    let choices: Choice[] = [];
    for (const waybill of waybills.slice(0, SHOWN)) {
      const card = await context.facts.parcel(waybill);
      if (!card) {
        messages.push({ text: sayOf(context, 'not_found', { waybill }) });
        continue;
      }
      found++;
      if (waybills.length === 1 && TROUBLED.includes(card.state)) choices = waysOn(card, context);
      const health = healthOf(card, context.now, context.repertoire.settings.limits);
      silent ||= health.stalled;
      const text = health.stalled
        ? sayOf(context, 'silent', { waybill, hours: health.silentHours ?? 0 })
        : await wordWhere(context, card);
      messages.push({ text, card });
    }
    return {
      messages,
      // A wrong number is the usual reason: the next one given is taken for its correction.
      pending: found === 0 ? { intent: context.intent, slot: 'waybills' } : null,
      // One unknown number after the other is no progress.
      about: found > 0 ? waybills.join(', ') : '? waybills; none is known',
      served: found > 0,
      why: `${found} of ${waybills.length} waybills are known${silent ? ', one does not move' : ''}`,
      ...(choices.length > 0 ? { choices } : {}),
      ...(silent ? { handOver: 'needs_person' as const } : {}),
    };
  },
};

async function wordWhere(context: FlowContext, card: ParcelCard): Promise<string> {
  const text = sayOf(context, 'found', nowOf(card, context));
  // Who is in a hurry wants to know when, not only where.
  const arrival =
    context.state.preference === 'speed' ? await context.facts.arrival(card.waybill) : null;
  if (!arrival || arrival === 'too_few') return text;
  const days = {
    earliest: wordDay(arrival.earliest, context.locale),
    latest: wordDay(arrival.latest, context.locale),
    when: wordDays(arrival.earliest, arrival.latest, context.locale),
  };
  return `${sayOf(context, 'found_eta', days)}\n${text}`;
}
