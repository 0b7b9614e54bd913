import { expect, test } from '@jest/globals';
import { cityAdcodeOf } from '../adcode.js';
import { estimateArrival } from '../arrival/estimate-arrival.js';
import { demoParcels } from './demo-parcels.js';
import { demoTrips } from './demo-trips.js';

const now = new Date('2026-11-23T03:00:00Z');

test('the lane of every demo parcel has trips enough for an estimate', () => {
  const parcels = demoParcels(200, 1, now);
  const trips = demoTrips(parcels, 1, now);
  expect(new Set(trips.map(({ company }) => company))).toEqual(new Set(['demo']));
  for (const { waybill } of parcels) {
    const durations = trips
      .filter(
        ({ originCity, targetCity }) =>
          originCity === cityAdcodeOf(waybill.originAdcode ?? '') &&
          targetCity === cityAdcodeOf(waybill.targetAdcode ?? ''),
      )
      .map(({ pickedUpAt, deliveredAt }) => deliveredAt.getTime() - pickedUpAt.getTime());
    const estimate = estimateArrival(durations, { pickedUpAt: now, now });
    expect(estimate.kind).toBe('range');
  }
  for (const { pickedUpAt, deliveredAt } of trips) {
    expect(pickedUpAt.getTime()).toBeLessThan(deliveredAt.getTime());
    expect(deliveredAt.getTime()).toBeLessThanOrEqual(now.getTime());
  }
});
