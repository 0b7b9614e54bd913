import { cityAdcodeOf, namesCity } from '../adcode.js';

/** The rings the demo's price list draws around a province; a company may name its own. */
export const zones = [
  'same_city',
  'same_province',
  'neighbouring',
  'far',
  'remote',
  'hk_macao_taiwan',
] as const;
export type Zone = (typeof zones)[number];

/** The zone that no table names: that both ends lie in one city, the codes themselves say. */
export const SAME_CITY = 'same_city';

export const ZONE_PATTERN = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/** Whether a lane begins and ends in the same city. */
export function isWithinCity(fromAdcode: string, toAdcode: string): boolean {
  return namesCity(fromAdcode) && cityAdcodeOf(fromAdcode) === cityAdcodeOf(toAdcode);
}
