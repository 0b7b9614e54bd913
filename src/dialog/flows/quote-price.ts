import type { QuoteCard } from '../../protocol/index.js';
import { wordProduct } from '../wording-names.js';
import { wordPlace } from '../wording-places.js';
import { wordMoney, wordSides, wordVolume, wordWeight } from '../wording.js';
import { answer, isSaid, passOn, sayOf, type Flow, type FlowContext } from './flow.js';

type Product = QuoteCard['products'][number];

/** Quotes the price from one place to another, of parcels or of freight. */
function quoteFlow(kind: 'parcel' | 'freight'): Flow {
  return {
    needs: ['from', 'to', 'weight'],
    takes: kind === 'freight' ? ['dimensions', 'volume', 'freight'] : ['dimensions', 'volume'],
    ranks: true,
    assumes: { weight: 1000 },
    texts: { quoted: ['from', 'to', 'weight', 'price'], no_rate: ['from', 'to'] },
    async act(context) {
      const { from, to, weight, dimensions, volume } = context.state.slots;
      if (!from || !to || !weight) throw new Error('A quote needs a lane and a weight');
      const card = await context.facts.quote({
        ...{ fromAdcode: from.adcode, toAdcode: to.adcode, grams: weight, kind },
        ...(dimensions ? { dimensions } : {}),
        ...(volume ? { cubicCentimetres: volume } : {}),
      });
      const about = [`${from.name} → ${to.name} · ${weight / 1000} kg`, ...sizeOf(context)].join(
        ' · ',
      );
      const lane = namesOf(from, to, context);
      const [first] = card ? byPreference(card.products, context) : [];
      if (!card || !first) {
        return passOn(context, 'no_rate', lane, { about, served: false, why: 'no price table' });
      }
      const values = {
        ...lane,
        weight: [wordWeight(weight, context.locale), ...sizeOf(context)].join(' · '),
        price: wordMoney(first.totalFen),
      };
      const shown = { ...card, products: byPreference(card.products, context) };
      const key = isTooDear(about, context) ? 'cheapest' : 'quoted';
      const named = { ...values, product: wordProduct(first, context.locale) };
      const said = answer(context, key, named, { about, card: shown, why: 'quoted' });
      const notices = await context.facts.notices(to.adcode, context.locale);
      return withNotices(
        said,
        notices.map(({ text }) => text),
      );
    },
  };
}

export const quotePrice = quoteFlow('parcel');
export const quoteFreight: Flow = {
  ...quoteFlow('freight'),
  instead(context) {
    const { freight } = context.state.slots;
    if (freight === 'full_truck' && isSaid(context, 'full_truck')) return quoteFullTruck;
    return freight === 'by_volume' && isSaid(context, 'freight_rates') ? tellFreightRates : null;
  },
};

/** A truck is priced by its kind and the way, and no table has that: a person quotes it. */
const quoteFullTruck: Flow = {
  needs: ['from', 'to'],
  texts: {},
  act(context) {
    const { from, to } = context.state.slots;
    if (!from || !to) throw new Error('A truck needs a lane');
    const about = `${from.name} → ${to.name} · FTL`;
    const why = 'a full truck is quoted by a person';
    return Promise.resolve(
      passOn(context, 'full_truck', namesOf(from, to, context), { about, why }),
    );
  },
};

/** 「多少钱一方」: what a cubic metre and a kilogram cost, before anything is weighed. */
const tellFreightRates: Flow = {
  needs: ['from', 'to'],
  texts: {},
  async act(context) {
    const { from, to } = context.state.slots;
    if (!from || !to) throw new Error('A price needs a lane');
    const about = `${from.name} → ${to.name} · m³`;
    const lane = namesOf(from, to, context);
    const card = await context.facts.quote({
      fromAdcode: from.adcode,
      toAdcode: to.adcode,
      grams: ANY_GRAMS,
      kind: 'freight',
    });
    const rates = card?.products.find(({ freight }) => freight)?.freight;
    if (!rates) return passOn(context, 'no_rate', lane, { about, served: false, why: 'no table' });
    const values = {
      ...lane,
      volume_price: wordMoney(rates.perCubicMetreFen),
      weight_price: wordMoney(rates.perKilogramFen),
      least: wordMoney(rates.minimumFen),
    };
    return answer(context, 'freight_rates', values, { about, why: 'told the rates of freight' });
  },
};
/** Tables of freight take a pallet; the rates are the same for whatever they take. */
const ANY_GRAMS = 100_000;

/** 「太贵了」 of the price that was just told: it is answered by what makes it cheaper. */
function isTooDear(about: string, context: FlowContext): boolean {
  const { preference, tried } = context.state;
  const isTold = tried.at(-1)?.about === about && context.named.size === 0;
  return isTold && preference === 'price' && isSaid(context, 'cheapest');
}

/** The size that was named, in words. */
function sizeOf({ state: { slots }, locale }: FlowContext): string[] {
  const { dimensions, volume } = slots;
  if (volume) return [wordVolume(volume, locale)];
  return dimensions ? [wordSides(dimensions)] : [];
}

function namesOf(from: { name: string }, to: { name: string }, { locale }: FlowContext) {
  return { from: wordPlace(from.name, locale), to: wordPlace(to.name, locale) };
}

/** What the customer presses for comes first; without a wish the cheapest. */
function byPreference(products: readonly Product[], { state }: FlowContext): Product[] {
  const days = ({ days }: Product) => days?.[1] ?? Number.MAX_SAFE_INTEGER;
  return products.toSorted((a, b) =>
    state.preference === 'speed'
      ? days(a) - days(b) || a.totalFen - b.totalFen
      : a.totalFen - b.totalFen || days(a) - days(b),
  );
}

/** How many days a lane usually takes. */
export const tellTransitTime: Flow = {
  needs: ['from', 'to'],
  texts: { days: ['from', 'to', 'least', 'most', 'product'], no_rate: ['from', 'to'] },
  async act(context) {
    const { from, to, weight } = context.state.slots;
    if (!from || !to) throw new Error('A transit time needs a lane');
    const card = await context.facts.quote({
      ...{ fromAdcode: from.adcode, toAdcode: to.adcode, grams: weight ?? 1000, kind: 'parcel' },
    });
    const lane = namesOf(from, to, context);
    const about = `${from.name} → ${to.name}`;
    const timed = card?.products.filter(({ days }) => days) ?? [];
    if (timed.length === 0) return passOn(context, 'no_rate', lane, { about, served: false });
    const order = { ...context, state: { ...context.state, preference: 'speed' as const } };
    const lines = byPreference(timed, order).map((product) => {
      const [least, most] = product.days!;
      const values = { ...lane, product: wordProduct(product, context.locale), least, most };
      return sayOf(context, 'days', values);
    });
    const notices = await context.facts.notices(to.adcode, context.locale);
    const text = [...lines, ...notices.map((notice) => notice.text)].join('\n');
    return { messages: [{ text }], pending: null, about, served: true, why: 'usual days' };
  },
};

/** An answer with what is closed or slow there, in the same message. */
function withNotices<Result extends { messages: { text: string }[] }>(
  result: Result,
  notices: string[],
): Result {
  if (notices.length === 0) return result;
  const [first, ...others] = result.messages;
  const text = [first?.text ?? '', ...notices].join('\n');
  return { ...result, messages: [{ ...first, text }, ...others] };
}
