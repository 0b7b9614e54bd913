import { expect, test } from '@jest/globals';
import { placeByAdcode } from '../../understanding/gazetteer/index.js';
import { weeklyHoursSchema } from '../outlets/outlet-hours.js';
import { demoCities } from './demo-cities.js';
import { demoOutlets } from './demo-outlets.js';

const outlets = demoOutlets(20_261_123);

test('every demo city has two to four outlets', () => {
  expect(demoCities.length).toBeGreaterThanOrEqual(25);
  for (const { adcode } of demoCities) {
    const count = outlets.filter(({ code }) => code.startsWith(`DEMO-${adcode}-`)).length;
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThanOrEqual(4);
  }
});

test('outlets are told apart, say that they are demo and ring nobody', () => {
  expect(new Set(outlets.map(({ code }) => code)).size).toBe(outlets.length);
  for (const outlet of outlets) {
    expect(outlet.demo).toBe(true);
    expect(outlet.name).toMatch(/（演示）$/);
    expect(outlet.phone).toMatch(/^400-0000-\d{3}$/);
    expect(weeklyHoursSchema.parse(outlet.hours)).toEqual(outlet.hours);
  }
});

test('the places of the demo are in the gazetteer, under the same names', () => {
  for (const { adcode, name, districts } of demoCities) {
    const city = placeByAdcode(adcode);
    expect(city && city.city + city.province).toContain(name);
    for (const district of districts.filter((one) => one.adcode !== adcode)) {
      expect(placeByAdcode(district.adcode)?.district).toBe(district.name);
    }
  }
});
