import type { Locale, OutletsCard } from '../../protocol/index.js';
import { hoursText, isOpenAt } from './outlet-hours.js';
import type { OutletEntity } from './outlet.entity.js';

/** The outlets of a place as they stand at an instant: those that are open come first. */
export function presentOutlets(
  place: string,
  outlets: readonly OutletEntity[],
  { now, limit, locale }: { now: Date; limit: number; locale?: Locale },
): OutletsCard {
  const shown = outlets
    .map((outlet) => ({ outlet, openNow: isOpenAt(outlet.hours, now) }))
    .sort((a, b) => Number(b.openNow) - Number(a.openNow))
    .slice(0, limit);

  return {
    type: 'outlets',
    place,
    outlets: shown.map(({ outlet, openNow }) => ({
      code: outlet.code,
      name: outlet.name,
      address: outlet.address,
      phone: outlet.phone,
      hours: hoursText(outlet.hours, locale),
      openNow,
      services: outlet.services,
    })),
    demo: shown.some(({ outlet }) => outlet.demo),
  };
}
