import { cityAdcodeOf, namesCity } from '../adcode.js';

/** The rings a price list draws around a province, from near to far. */
export const zones = [
  'same_city',
  'same_province',
  'neighbouring',
  'far',
  'remote',
  'hk_macao_taiwan',
] as const;
export type Zone = (typeof zones)[number];

/**
 * The zone of a lane. The table knows provinces; that two addresses lie in one city only the
 * codes themselves say.
 *
 * @param tableZone what the zone table says of the two provinces
 */
export function zoneOfLane(fromAdcode: string, toAdcode: string, tableZone: Zone): Zone {
  const sameCity = namesCity(fromAdcode) && cityAdcodeOf(fromAdcode) === cityAdcodeOf(toAdcode);
  return sameCity ? 'same_city' : tableZone;
}
