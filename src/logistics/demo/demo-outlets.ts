import { DEMO_MARK } from '../carriers.js';
import { DEMO_COMPANY } from '../companies/company.js';
import type { Shift, WeeklyHours } from '../outlets/outlet-hours.js';
import type { OutletEntity } from '../outlets/outlet.entity.js';
import { type DemoCity, demoCities } from './demo-cities.js';
import { DEMO_BRAND, demoServicePhone, demoStreets } from './demo-company.js';
import { SeededRandom } from './seeded-random.js';

export type OutletRow = Omit<OutletEntity, 'id' | 'createdAt'>;

const FEWEST = 2;
const MOST = 4;

const LONG: Shift = ['08:30', '20:00'];
const SHORT: Shift = ['09:00', '17:00'];
const SPLIT: Shift[] = [
  ['08:30', '12:00'],
  ['13:30', '18:30'],
];

/** Kinds of opening hours as they are met in the trade. */
const hoursKinds: readonly WeeklyHours[] = [
  week([LONG], [LONG]),
  week([LONG], [SHORT]),
  week(SPLIT, SPLIT),
  week(SPLIT, [SHORT]),
  { ...week([LONG], [SHORT]), sun: [] },
  week([['00:00', '24:00']], [['00:00', '24:00']]),
];

const serviceKinds: readonly string[][] = [
  ['寄件', '自提'],
  ['寄件', '自提', '代收货款'],
  ['寄件', '自提', '大件'],
  ['寄件', '上门取件'],
  ['寄件', '自提', '冷链'],
];

/** Two to four outlets in every demo city, each in a district of its own. */
export function demoOutlets(seed: number): OutletRow[] {
  const random = new SeededRandom(seed);
  return demoCities
    .flatMap((city) => outletsOfCity(city, random))
    .map((outlet, position) => ({ ...outlet, phone: demoServicePhone(position + 1) }));
}

function outletsOfCity(city: DemoCity, random: SeededRandom): Omit<OutletRow, 'phone'>[] {
  const count = Math.min(city.districts.length, random.between(FEWEST, MOST));
  return city.districts.slice(0, count).map((district, position) => {
    const street = random.pick(demoStreets(city.adcode));
    const near = (degrees: number) => Number((degrees + (random.next() - 0.5) / 10).toFixed(5));
    return {
      company: DEMO_COMPANY,
      code: `DEMO-${city.adcode}-${position + 1}`,
      name: `${city.name.replace(/市$/, '')}${district.name}${street}营业部${DEMO_MARK}`,
      brand: DEMO_BRAND,
      adcode: district.adcode,
      address: `${city.name}${district.name}${street}${random.between(1, 399)}号`,
      translations: {},
      longitude: near(city.longitude),
      latitude: near(city.latitude),
      hours: random.pick(hoursKinds),
      services: random.pick(serviceKinds),
      demo: true,
    };
  });
}

function week(workday: Shift[], weekend: Shift[]): WeeklyHours {
  return {
    mon: workday,
    tue: workday,
    wed: workday,
    thu: workday,
    fri: workday,
    sat: weekend,
    sun: weekend,
  };
}
