import type { NoticeLine, NoticeView } from '../../protocol/index.js';
import { placeOf, placeText } from '../place-names.js';
import type { NoticeEntity } from './notice.entity.js';
import { adcodeOfRegion } from './region.js';

/** A notice as part of a card. */
export function presentLine(notice: NoticeEntity): NoticeLine {
  const { endsAt, delayLeastHours, delayMostHours } = notice;
  return {
    id: notice.id,
    kind: notice.kind,
    title: notice.title,
    startsAt: notice.startsAt.toISOString(),
    ...(endsAt ? { endsAt: endsAt.toISOString() } : {}),
    ...(delayLeastHours !== null && delayMostHours !== null
      ? { delayHours: [delayLeastHours, delayMostHours] as [number, number] }
      : {}),
  };
}

/** A notice as staff see it. */
export function presentView(notice: NoticeEntity): NoticeView {
  const { product, company } = notice;
  return {
    ...presentLine(notice),
    state: notice.state,
    version: notice.version,
    places: notice.regions.map((region) => {
      const adcode = adcodeOfRegion(region);
      const place = placeOf(adcode);
      return { adcode, name: place ? placeText(place) : adcode };
    }),
    ...(product ? { product } : {}),
    ...(company ? { company } : {}),
    createdAt: notice.createdAt.toISOString(),
    updatedAt: notice.updatedAt.toISOString(),
  };
}
