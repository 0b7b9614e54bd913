import type { Place } from '../protocol/index.js';
import { divisions, placeByAdcode } from '../understanding/gazetteer/index.js';
import { cityAdcodeOf, containingPrefix, isUnderProvince } from './adcode.js';

/** The place of a code, as exact as the code is. */
export function placeOf(adcode: string): Place | undefined {
  const found = placeByAdcode(adcode);
  if (!found) return undefined;
  const { province, city, district } = found;
  // 仙桃 and its like stand in for the city that their sources fill with a heading.
  if (isUnderProvince(adcode)) return { province, city: found.name };
  // A whole province has no city of its own to name.
  return { province, city: city || province, ...(district ? { district } : {}) };
}

/** The place of a code down to the city: what may be shown without proof of identity. */
export function cityOf(adcode: string): Place | undefined {
  const place = placeOf(cityAdcodeOf(adcode));
  return place && { province: place.province, city: place.city };
}

/** A place in one run of words, nothing said twice: `四川省成都市武侯区`, `上海市徐汇区`. */
export function placeText(place: Place): string {
  return [...new Set([place.province, place.city, place.district])].filter(Boolean).join('');
}

let named: { code: string; name: string }[] | undefined;

/** Every province, city and district, by what the codes of the places in it begin with. */
export function divisionNames(): { code: string; name: string }[] {
  named ??= [...divisions()].map(({ adcode, province, city, district }) => ({
    code: containingPrefix(adcode),
    name: placeText({ province, city: city || province, ...(district ? { district } : {}) }),
  }));
  return named;
}
