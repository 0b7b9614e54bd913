import { describe, expect, test } from '@jest/globals';
import { feeOf } from '../rates/fee.js';
import { demoProvinces, demoRates, demoRateZones, zoneOfProvinces } from './demo-rates.js';

test.each([
  ['31', '31', 'same_province'],
  ['31', '33', 'neighbouring'],
  ['31', '51', 'far'],
  ['51', '54', 'remote'],
  ['65', '54', 'remote'],
  ['44', '81', 'hk_macao_taiwan'],
  ['71', '65', 'hk_macao_taiwan'],
])('%s → %s is %s', (origin, target, zone) => {
  expect(zoneOfProvinces(origin, target)).toBe(zone);
});

test('every pair of provinces has a zone, the same either way', () => {
  const zones = demoRateZones();
  expect(demoProvinces).toHaveLength(34);
  expect(zones).toHaveLength(34 * 34);
  for (const { originPrefix, targetPrefix, zone } of zones) {
    expect(zoneOfProvinces(targetPrefix, originPrefix)).toBe(zone);
  }
});

describe('the price list', () => {
  const rates = demoRates();
  const rateOf = (product: string, zone: string) =>
    rates.find(
      (rate) => rate.originPrefix === '31' && rate.product === product && rate.zone === zone,
    );

  test('has every product for every province and zone, marked as demo', () => {
    expect(rates).toHaveLength(34 * 6 * 3);
    expect(rates.every((rate) => rate.demo && rate.name.endsWith('（演示）'))).toBe(true);
  });

  test('asks ¥20 for 3 kg to a neighbour', () => {
    const rate = rateOf('standard', 'neighbouring');
    expect(rate && feeOf(rate, { grams: 3000, day: '2026-11-23' }).totalFen).toBe(2000);
  });

  test('asks less for the slower product, and more the farther it goes', () => {
    const far = ['same_city', 'same_province', 'neighbouring', 'far', 'remote'];
    const totals = ['standard', 'economy'].map((product) =>
      far.map((zone) => {
        const rate = rateOf(product, zone);
        return rate ? feeOf(rate, { grams: 5000, day: '2026-11-23' }).totalFen : Number.NaN;
      }),
    );
    for (const list of totals) expect(list).toEqual([...list].sort((a, b) => a - b));
    totals[1]?.forEach((economy, index) => expect(economy).toBeLessThan(totals[0]?.[index] ?? 0));
  });

  test('offers freight that is cheaper than a parcel for heavy goods', () => {
    const shipment = { grams: 200_000, day: '2026-11-23' };
    const [parcel, freight] = ['economy', 'freight'].map((product) => rateOf(product, 'far'));
    expect(parcel && freight && feeOf(freight, shipment).totalFen).toBeLessThan(
      parcel ? feeOf(parcel, shipment).totalFen : 0,
    );
  });
});
