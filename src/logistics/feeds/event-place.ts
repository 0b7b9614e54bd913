import { findPlaces } from '../../understanding/gazetteer/index.js';
import { ADCODE_PATTERN } from '../adcode.js';

/** Carriers write the place first: `【成都市】快件到达成都转运中心`. */
const LEADING_PLACE = /^\s*[【[]\s*([\p{Script=Han}]{2,15})\s*[】\]]/u;

/**
 * The place an event's text begins with, where it stands in brackets and is one.
 *
 * @example placeInText('【成都市】快件离开成都转运中心') // '510100'
 */
export function placeInText(text: string): string | null {
  const named = LEADING_PLACE.exec(text)?.[1];
  if (!named) return null;
  const adcode = findPlaces(named)[0]?.value.adcode;
  return adcode && ADCODE_PATTERN.test(adcode) ? adcode : null;
}
