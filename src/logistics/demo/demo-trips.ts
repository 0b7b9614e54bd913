import { cityAdcodeOf } from '../adcode.js';
import type { LaneTripEntity } from '../arrival/lane-trip.entity.js';
import { DEMO_COMPANY } from '../companies/company.js';
import type { DemoParcel } from './demo-parcels.js';
import { SeededRandom } from './seeded-random.js';

const TRIPS_A_LANE = 40;
/** The demo remembers the trips of so many days. */
const DAYS = 60;
const HOUR_MS = 3_600_000;
/** How long trips took, in hours: most near the usual, some far slower. */
const USUAL_HOURS = [36, 72] as const;
const SLOW_HOURS = [72, 150] as const;
const SLOW_SHARE = 0.2;

type TripRow = Omit<LaneTripEntity, 'id'>;

/** Made-up trips on the lanes of the demo's parcels, so that their arrival can be estimated. */
export function demoTrips(parcels: readonly DemoParcel[], seed: number, now: Date): TripRow[] {
  const random = new SeededRandom(seed);
  const lanes = new Map<string, [string, string]>();
  for (const { waybill } of parcels) {
    const { originAdcode, targetAdcode } = waybill;
    if (!originAdcode || !targetAdcode) continue;
    const lane: [string, string] = [cityAdcodeOf(originAdcode), cityAdcodeOf(targetAdcode)];
    lanes.set(lane.join(), lane);
  }
  return Array.from(lanes.values()).flatMap(([originCity, targetCity]) =>
    Array.from({ length: TRIPS_A_LANE }, () => {
      const [least, most] = random.next() < SLOW_SHARE ? SLOW_HOURS : USUAL_HOURS;
      const tookMs = (least + random.next() * (most - least)) * HOUR_MS;
      const deliveredAt = new Date(now.getTime() - random.next() * DAYS * 24 * HOUR_MS);
      return {
        waybillId: null,
        company: DEMO_COMPANY,
        originCity,
        targetCity,
        pickedUpAt: new Date(deliveredAt.getTime() - Math.round(tookMs)),
        deliveredAt,
      };
    }),
  );
}
