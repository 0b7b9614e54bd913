import type { Card, Locale, Place } from '../protocol/index.js';
import type { BotMessage } from './decision.js';
import { wordPlace } from './wording-places.js';

/** Cards name places as the language of the words above them does: the data know them in Chinese. */
export function withPlaces(messages: readonly BotMessage[], locale: Locale): BotMessage[] {
  return messages.map((message) =>
    message.card ? { ...message, card: placesIn(message.card, locale) } : message,
  );
}

function placesIn(card: Card, locale: Locale): Card {
  if (locale === 'zh-CN') return card;
  const placed = ({ province, city, district }: Place): Place => ({
    province: wordPlace(province, locale),
    city: wordPlace(city, locale),
    ...(district && { district: wordPlace(district, locale) }),
  });
  if (card.type === 'quote') return { ...card, from: placed(card.from), to: placed(card.to) };
  if (card.type !== 'parcel') return card;
  return {
    ...card,
    ...(card.from && { from: placed(card.from) }),
    ...(card.to && { to: placed(card.to) }),
    events: card.events.map((event) => ({
      ...event,
      ...(event.city && { city: wordPlace(event.city, locale) }),
    })),
  };
}
