import type { TrackingState } from '../../protocol/index.js';
import type { DeliveryDetailEntity } from '../identity-proof/delivery-detail.entity.js';
import { DEMO_MARK } from '../carriers.js';
import { demoPersonPhone } from './demo-company.js';
import type { DemoParcel } from './demo-parcels.js';
import { SeededRandom } from './seeded-random.js';

export type DeliveryDetailRow = Omit<DeliveryDetailEntity, 'waybillId'>;

const COURIERS = ['小赵', '小钱', '小孙', '小李', '小周', '小吴'] as const;
const PICKUP_POINTS = [
  '南门驿站 08:30–21:00',
  '1 号楼快递柜 全天',
  '社区服务站 09:00–20:00',
] as const;

/** States in which a courier has the parcel, or had it last. */
const WITH_COURIER: readonly TrackingState[] = [
  'OUT_FOR_DELIVERY',
  'ATTEMPT_FAILED',
  'AT_LOCKER_OR_STATION',
  'DELIVERED',
  'DISPUTED',
];
const SIGNED: readonly TrackingState[] = ['DELIVERED', 'DISPUTED'];

/** What the last steps of a demo parcel left behind; null before it was brought to a door. */
export function demoDeliveryDetail(
  { waybill, events }: DemoParcel,
  seed: number,
): DeliveryDetailRow | null {
  if (!WITH_COURIER.includes(waybill.state)) return null;
  // Of its own: another detail must not change which parcels there are.
  const random = new SeededRandom(seed + Number(waybill.number.slice(-6)));
  const waiting = events.find(({ state }) => state === 'AT_LOCKER_OR_STATION');
  const signed = SIGNED.includes(waybill.state)
    ? events.findLast(({ state }) => state === 'DELIVERED')
    : undefined;
  return {
    courierName: `${random.pick(COURIERS)}${DEMO_MARK}`,
    courierPhone: demoPersonPhone(random.digits(4)),
    pickupCode: waiting
      ? `${random.between(1, 9)}-${random.between(1, 6)}-${random.digits(4)}`
      : null,
    pickupPoint: waiting ? `${random.pick(PICKUP_POINTS)}${DEMO_MARK}` : null,
    signedBy: signed ? waybill.receiverName : null,
    signedAs: signed ? 'self' : null,
    signedAt: signed?.at ?? null,
  };
}
