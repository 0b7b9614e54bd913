import type { Facts, Turn } from './decision.js';
import type { DialogState, SlotName } from './dialog-state.js';
import type { Flow, FlowContext, FlowResult } from './flows/flow.js';
import { flowIn } from './flows/index.js';
import { runFlow } from './flows/run-flow.js';
import { say, type Repertoire } from './repertoire.js';

/** What a message brings to the flow it answers. */
export type Given = Partial<Pick<FlowContext, 'lastFour' | 'party' | 'confirmed' | 'named'>>;

/** Does what the intent's file says. */
export function perform(
  intent: string,
  { state, given }: { state: DialogState; given: Given },
  { locale, now }: Turn,
  repertoire: Repertoire,
  facts: Facts,
): Promise<FlowResult> {
  const entry = repertoire.intents[intent];
  const flow = entry && flowIn(repertoire, entry.action);
  if (flow) {
    const named = new Set<SlotName>();
    const world = { intent, state, locale, repertoire, facts, now };
    const context = { ...world, confirmed: false, named, ...given };
    const meant = flow.instead?.(context) ?? flow;
    const several = severalOf(meant, context);
    return several.length > 1 ? runForEach(meant, context, several) : runFlow(meant, context);
  }
  const handsOver = entry?.action === 'handover';
  return Promise.resolve({
    messages: [{ text: say(entry?.replies['answer'], locale, state.turns) }],
    pending: null,
    about: '',
    served: true,
    why: handsOver ? `${intent} needs a person` : `${intent} was answered`,
    ...(handsOver ? { handOver: entry.reason ?? 'needs_person' } : {}),
  });
}

/** More parcels than this in one answer are not read. */
const MOST_PARCELS = 3;

/** The parcels that one message names, where the flow can deal with each by itself. */
function severalOf({ needs, proof, each }: Flow, { state, named }: FlowContext): string[] {
  if (!each || proof || needs[0] !== 'waybills' || !named.has('waybills')) return [];
  return (state.slots.waybills ?? []).slice(0, MOST_PARCELS);
}

/** One after the other, until one asks something or is a person's. */
async function runForEach(
  flow: Flow,
  context: FlowContext,
  waybills: string[],
): Promise<FlowResult> {
  const results: FlowResult[] = [];
  for (const waybill of waybills) {
    const slots = { ...context.state.slots, waybills: [waybill] };
    const result = await runFlow(flow, { ...context, state: { ...context.state, slots } });
    results.push(result);
    if (result.pending || result.handOver) break;
  }
  const last = results.at(-1)!;
  return {
    ...last,
    messages: results.flatMap(({ messages }) => messages),
    about: results.map(({ about }) => about).join(', '),
    why: results.map(({ why }) => why).join('; '),
  };
}

/** The words of the message make it a person's, before anything is asked. */
export function passedOn(intent: string, text: string): FlowResult {
  return {
    messages: [{ text }],
    pending: null,
    about: '# a person',
    served: true,
    why: `${intent}: its words are a person's matter`,
    handOver: 'needs_person',
  };
}
