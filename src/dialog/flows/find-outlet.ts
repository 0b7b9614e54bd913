import { ask, sayOf, type FlowContext, type FlowResult } from './flow.js';

/** Shows the outlets of a place. */
export async function findOutlet(context: FlowContext): Promise<FlowResult> {
  const place = context.state.slots.place;
  if (!place) return ask(context, 'place', 'ask_place');
  const card = await context.facts.outlets({
    adcode: place.adcode,
    locale: context.locale,
  });
  const count = card.outlets.length;
  const values = { place: place.name, count };
  return {
    messages: [
      count > 0
        ? { text: sayOf(context, 'found', values), card }
        : { text: sayOf(context, 'none_found', values) },
    ],
    pending: null,
    about: place.name,
    served: count > 0,
    why: `${count} outlets in ${place.name}`,
  };
}
