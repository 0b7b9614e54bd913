import { DEMO_MARK } from '../carriers.js';
import type { DemoCity } from './demo-cities.js';
import { demoPersonPhone, demoStreets } from './demo-company.js';
import type { SeededRandom } from './seeded-random.js';

/** Somebody who does not exist, at an address that points at nobody. */
export interface DemoPerson {
  name: string;
  phone: string;
  address: string;
  /** Of the address: its district, or the city where the demo knows no district. */
  adcode: string;
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const TITLES = ['先生', '女士'] as const;

export function demoPerson(city: DemoCity, random: SeededRandom): DemoPerson {
  const district = city.districts.length > 0 ? random.pick(city.districts) : undefined;
  const street = random.pick(demoStreets(city.adcode));
  return {
    name: `${random.pick(SURNAMES)}${random.pick(TITLES)}${DEMO_MARK}`,
    phone: demoPersonPhone(random.digits(4)),
    address: `${city.name}${district?.name ?? ''}${street}${random.between(1, 399)}号`,
    adcode: district?.adcode ?? city.adcode,
  };
}
