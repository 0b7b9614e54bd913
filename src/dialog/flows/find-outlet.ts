import { answer, type Flow } from './flow.js';

/** Shows the outlets of a place, and what is closed there. */
export const findOutlet: Flow = {
  needs: ['place'],
  texts: { found: ['place', 'count'], none_found: ['place'] },
  async act(context) {
    const { place } = context.state.slots;
    if (!place) throw new Error('Outlets are looked for in a place');
    const { adcode, name } = place;
    const card = await context.facts.outlets({ adcode, locale: context.locale });
    const notices = await context.facts.notices(adcode, context.locale);
    const count = card.outlets.length;
    const said =
      count > 0
        ? answer(context, 'found', { place: name, count }, { card, about: name })
        : answer(context, 'none_found', { place: name }, { about: name, served: false });
    const [first] = said.messages;
    const text = [first?.text ?? '', ...notices.map((notice) => notice.text)].join('\n');
    return { ...said, messages: [{ ...first, text }], why: `${count} outlets in ${name}` };
  },
};
