import { containingPrefix } from '../adcode.js';

/** The code GB/T 2260 gives the whole country. */
const COUNTRY = '100000';

/**
 * A region as the digits that every place inside it begins with; none: the whole country.
 *
 * @example regionOf('510100') // '5101'
 */
export function regionOf(adcode: string): string {
  return adcode === COUNTRY ? '' : containingPrefix(adcode);
}

/** The code of a region, for showing it. */
export function adcodeOfRegion(region: string): string {
  return region === '' ? COUNTRY : region.padEnd(6, '0');
}

/** Whether a place lies inside one of the regions. A province does not lie in its city. */
export function liesIn(regions: readonly string[], adcode: string): boolean {
  const place = regionOf(adcode);
  return regions.some((region) => place.startsWith(region));
}
