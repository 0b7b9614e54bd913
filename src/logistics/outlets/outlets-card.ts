import type { Locale, OutletsCard } from '../../protocol/index.js';
import { placeOf } from '../place-names.js';
import { hoursText, isOpenAt } from './outlet-hours.js';
import type { DistantOutlet, ShownOutlet } from './outlet.store.js';

/** How the answer is shown. */
export interface OutletsShown {
  now: Date;
  limit: number;
  /** For the hours' text, names and addresses. */
  locale?: Locale;
  /** Leaves out those that are closed at `now`. */
  openOnly?: boolean;
}

type Shown = OutletsCard['outlets'][number];

/** The outlets of a place as they stand at an instant: those that are open come first. */
export function presentOutlets(
  place: string,
  outlets: readonly ShownOutlet[],
  { now, limit, locale, openOnly }: OutletsShown,
): OutletsCard {
  const shown = outlets
    .map((outlet) => ({ outlet, card: presentOutlet(outlet, now, locale) }))
    .filter(({ card }) => card.openNow || !openOnly)
    .sort((a, b) => Number(b.card.openNow) - Number(a.card.openNow))
    .slice(0, limit);
  return {
    type: 'outlets',
    place,
    outlets: shown.map(({ card }) => card),
    demo: shown.some(({ outlet }) => outlet.demo),
  };
}

/** Outlets around somebody, each with its distance, in the order they are given. */
export function presentDistantOutlets(
  outlets: readonly DistantOutlet[],
  { now, limit, locale, openOnly }: OutletsShown,
): OutletsCard {
  const shown = outlets
    .map(({ outlet, metres }) => ({
      outlet,
      card: { ...presentOutlet(outlet, now, locale), distanceMetres: metres },
    }))
    .filter(({ card }) => card.openNow || !openOnly)
    .slice(0, limit);
  return {
    type: 'outlets',
    place: '',
    outlets: shown.map(({ card }) => card),
    demo: shown.some(({ outlet }) => outlet.demo),
  };
}

function presentOutlet(outlet: ShownOutlet, now: Date, locale: OutletsShown['locale']): Shown {
  const translated = locale && locale !== 'zh-CN' ? outlet.translations[locale] : undefined;
  return {
    code: outlet.code,
    name: translated?.name ?? outlet.name,
    area: placeOf(outlet.adcode),
    address: translated?.address ?? outlet.address,
    phone: outlet.phone,
    hours: hoursText(outlet.hours, locale),
    openNow: isOpenAt(outlet.hours, now),
    services: outlet.services,
  };
}
