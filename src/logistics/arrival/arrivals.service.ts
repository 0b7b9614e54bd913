import { Injectable } from '@nestjs/common';
import type { TrackingState } from '../../protocol/index.js';
import { isTerminal } from '../tracking-state.js';
import { type ArrivalEstimate, estimateArrival } from './estimate-arrival.js';
import { type TravellingParcel, TripStore } from './trip.store.js';

/** An estimate with the reach of the lane it is drawn from. */
export type LaneEstimate = ArrivalEstimate & { reach: 'city' | 'province' };

/** States in which a parcel is not on its way to its receiver. */
const OFF_THE_WAY: readonly TrackingState[] = [
  'CREATED',
  'PICKUP_PENDING',
  'REFUSED',
  'RETURNING',
  'DISPUTED',
];

/** When parcels arrive, from the history of their lanes. */
@Injectable()
export class ArrivalsService {
  constructor(private readonly trips: TripStore) {}

  /**
   * When a parcel may arrive: from the trips between its two cities, else between their
   * provinces; where even those are too few the estimate says so.
   *
   * @param number as `normalizeWaybill` gives it
   * @returns null where the parcel is not on a way whose end is known
   */
  async estimate(number: string, now: Date): Promise<LaneEstimate | null> {
    const parcel = await this.trips.parcel(number);
    const lane = parcel && laneOf(parcel);
    if (!parcel?.pickedUpAt || !lane) return null;
    const moment = { pickedUpAt: parcel.pickedUpAt, now };
    const near = estimateArrival(await this.trips.durations(lane, 'city', now), moment);
    if (near.kind !== 'too_few') return { ...near, reach: 'city' };
    const far = estimateArrival(await this.trips.durations(lane, 'province', now), moment);
    return { ...far, reach: 'province' };
  }
}

function laneOf({ company, state, origin, target }: TravellingParcel) {
  if (isTerminal(state) || OFF_THE_WAY.includes(state) || !origin || !target) return null;
  return { company, origin, target };
}
