import { wordMoney, wordWeight } from '../wording.js';
import { ask, sayOf, type FlowContext, type FlowResult } from './flow.js';

/** Quotes the price from one place to another. */
export async function quotePrice(context: FlowContext): Promise<FlowResult> {
  const { from, to, weightGrams } = context.state.slots;
  if (!from) return ask(context, 'from', 'ask_from');
  if (!to) return ask(context, 'to', 'ask_to');
  if (!weightGrams) return ask(context, 'weight', 'ask_weight');
  const card = await context.facts.quote({
    fromAdcode: from.adcode,
    toAdcode: to.adcode,
    grams: weightGrams,
  });
  const cheapest = card?.products.reduce((best, item) =>
    item.totalFen < best.totalFen ? item : best,
  );
  const about = `${from.name} → ${to.name} · ${weightGrams / 1000} kg`;
  if (!card || !cheapest) {
    return {
      messages: [{ text: sayOf(context, 'no_rate', { from: from.name, to: to.name }) }],
      pending: null,
      about,
      served: false,
      why: 'no price table covers the lane',
    };
  }
  const text = sayOf(context, 'quoted', {
    from: from.name,
    to: to.name,
    weight: wordWeight(weightGrams, context.locale),
    price: wordMoney(cheapest.totalFen),
  });
  return { messages: [{ text, card }], pending: null, about, served: true, why: 'quoted' };
}
