import type { DialogState } from '../dialog/index.js';
import type { Needs } from '../identity/teams/serving-team.js';
import type { Locale } from '../protocol/index.js';

/** What a conversation needs of a person: its latest matter, its language, and its places. */
export function needsOf({ intents, locale, slots }: DialogState, fallback: Locale): Needs {
  const intent = intents.find((name) => !name.startsWith('chat.') && name !== 'none');
  const places = [slots.place, slots.from, slots.to].flatMap((place) => (place ? [place] : []));
  return {
    ...(intent ? { intent } : {}),
    language: locale ?? fallback,
    adcodes: places.map(({ adcode }) => adcode),
  };
}
