import type { DialogState } from '../dialog/index.js';
import type { Needs } from '../identity/teams/serving-team.js';
import type { Locale } from '../protocol/index.js';

/** What a conversation needs of a person: its latest matter, language and places, its company. */
export function needsOf(
  { intents, locale, slots }: DialogState,
  conversation: { locale: Locale; company: string | null },
): Needs {
  const intent = intents.find((name) => !name.startsWith('chat.') && name !== 'none');
  const { company } = conversation;
  const places = [slots.place, slots.from, slots.to].flatMap((place) => (place ? [place] : []));
  return {
    ...(intent ? { intent } : {}),
    ...(company ? { company } : {}),
    language: locale ?? conversation.locale,
    adcodes: places.map(({ adcode }) => adcode),
  };
}
