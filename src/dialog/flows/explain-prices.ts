import { wordMoney, wordSides, wordVolume, wordWeight } from '../wording.js';
import { answer, isSaid, passOn, sayOf, type Flow } from './flow.js';

/** Cubic centimetres that count as a kilogram with most networks (domain facts, section 5). */
const USUAL_DIVISOR = 6000;

/** How bulky goods are charged, with the customer's own numbers. */
export const explainVolume: Flow = {
  needs: ['dimensions'],
  takes: ['volume'],
  instead: (context) =>
    context.state.slots.volume && isSaid(context, 'volume_reckoned') ? explainCubicMetres : null,
  texts: {
    reckoned: ['length', 'width', 'height', 'divisor', 'weight'],
    heavier: ['length', 'width', 'height', 'divisor', 'weight', 'actual'],
  },
  act(context) {
    const { dimensions, weight } = context.state.slots;
    if (!dimensions) throw new Error('The volume needs three sides');
    const { lengthCm, widthCm, heightCm } = dimensions;
    const grams = Math.ceil((lengthCm * widthCm * heightCm * 1000) / USUAL_DIVISOR);
    const values = {
      ...{ length: lengthCm, width: widthCm, height: heightCm, divisor: USUAL_DIVISOR },
      weight: wordWeight(grams, context.locale),
      actual: weight ? wordWeight(weight, context.locale) : '',
    };
    const about = wordSides(dimensions);
    const key = weight && weight > grams ? 'heavier' : 'reckoned';
    return Promise.resolve(answer(context, key, values, { about }));
  },
};

/** The same where its volume was named: 「一立方怎么计重」. */
const explainCubicMetres: Flow = {
  needs: [],
  texts: {},
  act(context) {
    const { volume = 0 } = context.state.slots;
    const values = {
      volume: wordVolume(volume, context.locale),
      divisor: USUAL_DIVISOR,
      weight: wordWeight(Math.ceil((volume * 1000) / USUAL_DIVISOR), context.locale),
    };
    return Promise.resolve(answer(context, 'volume_reckoned', values, { about: values.volume }));
  },
};

/** What insuring a value (保价) costs, and an example of what it pays. */
export const explainInsurance: Flow = {
  needs: ['amount'],
  assumes: { amount: 100_000 },
  texts: {
    example: ['value', 'fee', 'loss', 'pays'],
    over_the_cap: ['value', 'most'],
    not_offered: [],
  },
  async act(context) {
    const { amount = 0 } = context.state.slots;
    const example = await context.facts.insurance(amount);
    if (!example) return passOn(context, 'not_offered');
    const value = wordMoney(amount);
    const about = value;
    if (amount > example.mostFen) {
      return passOn(
        context,
        'over_the_cap',
        { value, most: wordMoney(example.mostFen) },
        { about },
      );
    }
    const values = {
      value,
      fee: wordMoney(example.feeFen),
      loss: wordMoney(example.halfLossFen),
      pays: wordMoney(example.halfPaysFen),
    };
    return answer(context, 'example', values, { about });
  },
};

/** How compensation works, with what the terms of today give for one and the same loss. */
export const explainCompensation: Flow = {
  needs: [],
  texts: { answer: [] },
  async act(context) {
    const said = answer(context, 'answer', {}, { about: '# compensation' });
    const example = await context.facts.compensation();
    if (!example || !isSaid(context, 'compensation_example')) return said;
    const words = sayOf(context, 'compensation_example', {
      freight: wordMoney(example.freightFen),
      loss: wordMoney(example.lossFen),
      uninsured: wordMoney(example.uninsuredFen),
      insured: wordMoney(example.insuredFen),
    });
    return { ...said, messages: said.messages.map(({ text }) => ({ text: `${text}\n${words}` })) };
  },
};
