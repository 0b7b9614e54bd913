import { wordPlace } from '../wording-places.js';
import { answer, isSaid, type Flow } from './flow.js';

/** Shows the outlets of a place, and what is closed there. */
export const findOutlet: Flow = {
  needs: ['place'],
  daily: true,
  texts: { found: ['place', 'count'], none_found: ['place'] },
  async act(context) {
    const { place: slot } = context.state.slots;
    if (!slot) throw new Error('Outlets are looked for in a place');
    const { adcode, name } = slot;
    const place = wordPlace(name, context.locale);
    const found = await context.facts.outlets({ adcode, locale: context.locale });
    const notices = await context.facts.notices(adcode, context.locale);
    const count = found.outlets.length;
    // A district without any is answered with its city's, and the card says so.
    const elsewhere = count > 0 && !found.place.includes(name);
    const city = elsewhere ? found.outlets[0]?.area?.city : undefined;
    const where = city ? wordPlace(city, context.locale) : place;
    const card = context.locale === 'zh-CN' ? found : { ...found, place: where };
    const isNear = elsewhere && isSaid(context, 'outlets_nearby');
    const said = isNear
      ? answer(context, 'outlets_nearby', { place, count }, { card, about: name })
      : count > 0
        ? answer(context, 'found', { place, count }, { card, about: name })
        : answer(context, 'none_found', { place }, { about: name, served: false });
    const [first] = said.messages;
    const text = [first?.text ?? '', ...notices.map((notice) => notice.text)].join('\n');
    return { ...said, messages: [{ ...first, text }], why: `${count} outlets in ${name}` };
  },
};
