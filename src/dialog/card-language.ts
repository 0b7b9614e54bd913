import type { Card, Locale, OutletsCard, ParcelCard, Place, QuoteCard } from '../protocol/index.js';
import type { BotMessage } from './decision.js';
import { wordCarrier, wordName, wordProduct, wordService } from './wording-names.js';
import { toTraditional, wordPlace } from './wording-places.js';
import { wordTrackingState } from './wording.js';

/**
 * Cards speak the language of the words above them, as far as the data can be said in it: the
 * data are in Chinese.
 */
export function inLanguage(messages: readonly BotMessage[], locale: Locale): BotMessage[] {
  return messages.map((message) =>
    message.card ? { ...message, card: cardIn(message.card, locale) } : message,
  );
}

function cardIn(card: Card, locale: Locale): Card {
  switch (card.type) {
    case 'quote':
      return quoteIn(card, locale);
    case 'parcel':
      return locale === 'zh-CN' ? card : parcelIn(card, locale);
    case 'outlets':
      return outletsIn(card, locale);
    default:
      return card;
  }
}

function placeIn({ province, city, district }: Place, locale: Locale): Place {
  return {
    province: wordPlace(province, locale),
    city: wordPlace(city, locale),
    ...(district && { district: wordPlace(district, locale) }),
  };
}

function parcelIn(card: ParcelCard, locale: Locale): ParcelCard {
  return {
    ...card,
    carrier: wordCarrier(card.carrier, locale),
    ...(card.from && { from: placeIn(card.from, locale) }),
    ...(card.to && { to: placeIn(card.to, locale) }),
    events: card.events.map((event) => ({
      ...event,
      ...eventIn(event, locale),
      ...(event.city && { city: wordPlace(event.city, locale) }),
    })),
  };
}

/** What the code means, and the carrier's words beside it; without a code there are only those. */
function eventIn(
  { state, text }: ParcelCard['events'][number],
  locale: Locale,
): Pick<ParcelCard['events'][number], 'text' | 'original'> {
  if (locale === 'zh-TW') return { text: toTraditional(text) };
  if (!state || !/\p{Script=Han}/u.test(text)) return { text };
  const meaning = wordTrackingState(state, locale);
  return { text: meaning.charAt(0).toUpperCase() + meaning.slice(1), original: text };
}

function quoteIn(card: QuoteCard, locale: Locale): QuoteCard {
  return {
    ...card,
    from: placeIn(card.from, locale),
    to: placeIn(card.to, locale),
    products: card.products.map(({ names, ...product }) => ({
      ...product,
      name: wordProduct({ ...product, names }, locale),
    })),
  };
}

function outletsIn(card: OutletsCard, locale: Locale): OutletsCard {
  return {
    ...card,
    outlets: card.outlets.map(({ area, ...outlet }) => ({
      ...outlet,
      name: wordName(outlet.name, locale),
      // Who reads Chinese finds the district in the address.
      ...(area && locale === 'en' && { area: placeIn(area, locale) }),
      address: wordName(outlet.address, locale),
      services: outlet.services.map((service) => wordService(service, locale)),
    })),
  };
}
