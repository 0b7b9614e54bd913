import { expect, test } from '@jest/globals';
import { demoDeliveryDetail } from './demo-delivery-details.js';
import { demoParcels } from './demo-parcels.js';

const SEED = 20_261_123;
const parcels = demoParcels(200, SEED, new Date('2026-11-23T03:04:05.678Z'));
const detailed = parcels.map((parcel) => ({
  state: parcel.waybill.state,
  receiver: parcel.waybill.receiverName,
  detail: demoDeliveryDetail(parcel, SEED),
}));

test('a parcel that waits has a code and a place, one at the door a courier', () => {
  for (const { state, detail } of detailed) {
    if (state === 'AT_LOCKER_OR_STATION') {
      expect(detail?.pickupCode).toMatch(/^\d-\d-\d{4}$/);
      expect(detail?.pickupPoint).toContain('（演示）');
    }
    if (state === 'OUT_FOR_DELIVERY') {
      expect(detail?.courierPhone).toMatch(/^\(026\) 5550-\d{4}$/);
      expect(detail?.signedBy).toBeNull();
    }
    if (state === 'IN_TRANSIT') expect(detail).toBeNull();
  }
});

test('a delivered parcel names who signed and when', () => {
  const signed = detailed.filter(({ state }) => state === 'DELIVERED');
  expect(signed.length).toBeGreaterThan(0);
  for (const { detail, receiver } of signed) {
    expect(detail).toMatchObject({ signedBy: receiver, signedAs: 'self' });
    expect(detail?.signedAt).toBeInstanceOf(Date);
  }
});

test('the same seed gives the same details', () => {
  expect(parcels.map((parcel) => demoDeliveryDetail(parcel, SEED))).toEqual(
    detailed.map(({ detail }) => detail),
  );
});
