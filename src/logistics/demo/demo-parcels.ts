import { type TrackingState, trackingStates } from '../../protocol/index.js';
import { provincePrefix } from '../adcode.js';
import { DEMO_COMPANY } from '../companies/company.js';
import { factHash } from '../fact-hash.js';
import type { TrackingEventEntity } from '../tracking-event.entity.js';
import { stateOf, type TrackingFact } from '../tracking-state.js';
import type { WaybillEntity } from '../waybill.entity.js';
import { demoCities, type DemoCity, demoCity } from './demo-cities.js';
import { demoPerson } from './demo-people.js';
import { zoneOfProvinces } from './demo-rates.js';
import { demoRoute } from './demo-routes.js';
import { demoJourneys, type DemoStep, demoTrip } from './demo-stages.js';
import { eveningAfter, lastEventAt, placeInTime } from './demo-timing.js';
import { type DemoNumber, demoWaybillNumbers } from './demo-waybill-numbers.js';
import { SeededRandom } from './seeded-random.js';

export type WaybillRow = Omit<WaybillEntity, 'id' | 'pulledAt' | 'pullsInVain'>;
export type EventRow = Omit<TrackingEventEntity, 'id' | 'waybillId' | 'receivedAt' | 'state'> & {
  state: TrackingState;
};

/** A demo waybill with its history, oldest event first. */
export interface DemoParcel {
  waybill: WaybillRow;
  events: EventRow[];
}

const SOURCE = 'demo';

/** Each state gets at least so many parcels. */
const PARCELS_OF_EACH_STATE = 5;

/** The states of the parcels beyond that: as in the trade, most are on the road or delivered. */
const COMMON_STATES: readonly TrackingState[] = [
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'DELIVERED',
  'AT_LOCKER_OR_STATION',
  'IN_TRANSIT',
  'DELIVERED',
];

const BEYOND_CUSTOMS = ['810000', '820000', '710000'].map(demoCity);
const MAINLAND = demoCities.filter((city) => !BEYOND_CUSTOMS.includes(city));

/** States a parcel to Hong Kong, Macao or Taiwan may be in besides waiting at the customs. */
const AFTER_CUSTOMS = new Set<TrackingState>(['ARRIVED_CITY', 'OUT_FOR_DELIVERY', 'DELIVERED']);

/** Promised days by zone, counted from the pickup. */
const PROMISED_DAYS = {
  same_city: 2,
  same_province: 3,
  neighbouring: 4,
  far: 5,
  remote: 8,
  hk_macao_taiwan: 8,
} as const;

/** So many demo parcels; the same seed gives the same ones, placed in time before `now`. */
export function demoParcels(count: number, seed: number, now: Date): DemoParcel[] {
  const random = new SeededRandom(seed);
  return demoWaybillNumbers(count, random).map((number, position) =>
    demoParcel(number, position, random, now),
  );
}

function demoParcel(
  { carrier, number }: DemoNumber,
  position: number,
  random: SeededRandom,
  now: Date,
): DemoParcel {
  const planned = plannedState(position);
  const [from, to] = demoLane(planned, random);
  const steps = demoSteps(planned, position, [from, to], random);
  const placed = placeInTime(steps, lastEventAt(planned, random, now), random);
  const events = placed.map(({ step, at }) => eventRow(number, step, at));
  const sender = demoPerson(from, random);
  const receiver = demoPerson(to, random);
  const firstAt = placed[0]?.at ?? now;
  const pickedUpAt = placed.find(({ step }) => step.state === 'PICKED_UP')?.at ?? firstAt;
  const zone = zoneOfProvinces(provincePrefix(from.adcode), provincePrefix(to.adcode));

  const grams = random.between(1, 80) * 100;

  return {
    waybill: {
      company: DEMO_COMPANY,
      number,
      carrier,
      state: stateOf(events.map((event) => ({ ...event, waybill: number }))) ?? planned,
      lastEventAt: placed.at(-1)?.at ?? null,
      originAdcode: sender.adcode,
      targetAdcode: receiver.adcode,
      promisedAt: eveningAfter(pickedUpAt, PROMISED_DAYS[zone]),
      product: 'standard',
      grams,
      // ¥12 for the first kilogram, ¥4 for each more; every third is insured for ¥2 000.
      freightFen: 1200 + Math.max(0, Math.ceil(grams / 1000) - 1) * 400,
      declaredFen: position % 3 === 0 ? 200_000 : 0,
      senderName: sender.name,
      senderPhone: sender.phone,
      senderAddress: sender.address,
      receiverName: receiver.name,
      receiverPhone: receiver.phone,
      receiverAddress: receiver.address,
      demo: true,
      createdAt: firstAt,
      updatedAt: placed.at(-1)?.at ?? firstAt,
    },
    events,
  };
}

function plannedState(position: number): TrackingState {
  const even = trackingStates.length * PARCELS_OF_EACH_STATE;
  const states: readonly TrackingState[] = position < even ? trackingStates : COMMON_STATES;
  return states[position % states.length] ?? 'IN_TRANSIT';
}

/** Two different cities, beyond the customs only where the state says or allows it. */
function demoLane(state: TrackingState, random: SeededRandom): [DemoCity, DemoCity] {
  const from = random.pick(MAINLAND);
  const crossing = state === 'CUSTOMS' || (AFTER_CUSTOMS.has(state) && random.next() < 0.1);
  const to = random.pick(crossing ? BEYOND_CUSTOMS : MAINLAND.filter((city) => city !== from));
  return [from, to];
}

function demoSteps(
  state: TrackingState,
  position: number,
  [from, to]: [DemoCity, DemoCity],
  random: SeededRandom,
): DemoStep[] {
  const journeys = demoJourneys[state];
  const trip = demoTrip(demoRoute(from.adcode, to.adcode), random);
  return (journeys[position % journeys.length] ?? []).flatMap((stage) => stage(trip));
}

function eventRow(waybill: string, step: DemoStep, at: Date): EventRow {
  const { state, code, text, city } = step;
  const fact: TrackingFact = { source: SOURCE, waybill, at, state, code, text };
  return {
    at,
    state,
    code,
    text,
    cityAdcode: city?.adcode ?? null,
    source: SOURCE,
    factHash: factHash(fact),
    demo: true,
  };
}
