/**
 * Administrative division codes (GB/T 2260): six digits, two for the province, two for the
 * city, two for the district. A province ends in `0000`, a city in `00`.
 */

/** Provinces that are one city: 北京, 天津, 上海, 重庆, 香港, 澳门. Their districts are `31 01 04`. */
const CITY_PROVINCES = new Set(['11', '12', '31', '50', '81', '82']);

export const ADCODE_PATTERN = /^[1-9]\d{5}$/;

/** The province's two digits. */
export function provincePrefix(adcode: string): string {
  return adcode.slice(0, 2);
}

/** Whether the province is itself a city, so that its code already names a city. */
export function isCityProvince(adcode: string): boolean {
  return CITY_PROVINCES.has(provincePrefix(adcode));
}

/**
 * The code of the city an address lies in; a province's code stays what it is.
 *
 * @example cityAdcodeOf('510104') // '510100'
 * @example cityAdcodeOf('310104') // '310000': a municipality is one city
 * @example cityAdcodeOf('429004') // '429004': a county-level city directly under its province
 */
export function cityAdcodeOf(adcode: string): string {
  if (isCityProvince(adcode)) return `${provincePrefix(adcode)}0000`;
  if (isUnderProvince(adcode)) return adcode;
  return `${adcode.slice(0, 4)}00`;
}

/** Whether the code says which city is meant, not only which province. */
export function namesCity(adcode: string): boolean {
  return isCityProvince(adcode) || !adcode.endsWith('0000');
}

/**
 * The digits that every place inside a place begins with: 2, 4 or 6 of them.
 *
 * @example containingPrefix('510100') // '5101'
 * @example containingPrefix('310100') // '31': the code some sources give Shanghai as a city
 */
export function containingPrefix(adcode: string): string {
  if (adcode.endsWith('0000')) return adcode.slice(0, 2);
  if (!adcode.endsWith('00')) return adcode;
  return isCityProvince(adcode) ? adcode.slice(0, 2) : adcode.slice(0, 4);
}

/** `90` in the middle is not a city but the group of counties directly under a province. */
export function isUnderProvince(adcode: string): boolean {
  return adcode.slice(2, 4) === '90';
}
