import { isCityProvince, provincePrefix } from '../adcode.js';
import { demoCities, type DemoCity, demoCity } from './demo-cities.js';

/** Provinces by the sorting centre their long-distance parcels go through. */
const SORTING_CENTRES: Readonly<Record<string, string>> = {
  '110000': '11 12 13 14 15',
  '210100': '21 22 23',
  '310000': '31 32 34',
  '330100': '33 35 36',
  '370100': '37',
  '410100': '41',
  '420100': '42 43',
  '440100': '44 45 46',
  '440300': '81 82 71',
  '510100': '50 51 52 53 54',
  '610100': '61 62 63 64 65',
};

const centreOfProvince = new Map(
  Object.entries(SORTING_CENTRES).flatMap(([centre, provinces]) =>
    provinces.split(' ').map((province): [string, DemoCity] => [province, demoCity(centre)]),
  ),
);

/**
 * The cities a parcel passes from one to another, both included: up to the province's capital
 * and the region's sorting centre, and down again on the other side.
 *
 * @example demoRoute('320500', '510100') // 苏州 → 南京 → 上海 → 成都
 */
export function demoRoute(fromAdcode: string, toAdcode: string): DemoCity[] {
  const [from, to] = [demoCity(fromAdcode), demoCity(toAdcode)];
  const sameProvince = provincePrefix(fromAdcode) === provincePrefix(toAdcode);
  const stops = sameProvince
    ? [from, capitalOf(from), to]
    : [from, capitalOf(from), centreOf(from), centreOf(to), capitalOf(to), to];
  return [...new Set(stops)];
}

/** Whether customs lie between two cities. */
export function crossesCustoms(from: DemoCity, to: DemoCity): boolean {
  const beyond = ({ adcode }: DemoCity) => ['71', '81', '82'].includes(provincePrefix(adcode));
  return beyond(from) !== beyond(to);
}

function centreOf(city: DemoCity): DemoCity {
  return centreOfProvince.get(provincePrefix(city.adcode)) ?? city;
}

function capitalOf(city: DemoCity): DemoCity {
  if (isCityProvince(city.adcode)) return city;
  const capital = `${provincePrefix(city.adcode)}0100`;
  return demoCities.find(({ adcode }) => adcode === capital) ?? city;
}
