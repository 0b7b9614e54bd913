import type { NoticeEntity } from './notice.entity.js';

/** Which notices are asked for. */
export interface NoticeQuestion {
  /** As `regionOf` gives them. */
  regions: readonly string[];
  at: Date;
  /** Of these products besides those of all. */
  products: readonly string[];
  /** Of this company besides those of all; missing: of every company. */
  company?: string;
  /** Whether a notice for a part of a region counts too. */
  parts: boolean;
}

/** What is looked at of a notice. */
type Standing = Pick<NoticeEntity, 'regions' | 'startsAt' | 'endsAt' | 'product' | 'company'>;

/** More notices at once are not read. */
const SHOWN = 5;

/** Those of the published notices that answer the question, in their order. */
export function concerned<Notice extends Standing>(
  notices: readonly Notice[],
  { regions, at, products, company, parts }: NoticeQuestion,
): Notice[] {
  const touches = (region: string) =>
    regions.some((place) => place.startsWith(region) || (parts && region.startsWith(place)));
  return notices
    .filter(
      (notice) =>
        notice.startsAt <= at &&
        (notice.endsAt === null || notice.endsAt > at) &&
        notice.regions.some(touches) &&
        (notice.product === null || products.includes(notice.product)) &&
        (company === undefined || notice.company === null || notice.company === company),
    )
    .slice(0, SHOWN);
}
