import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { TrackingState } from '../../protocol/index.js';
import { cityAdcodeOf, provincePrefix } from '../adcode.js';

/** Older trips say little of today's roads. */
const DAYS_KEPT = 90;
/** More trips change the range no more. */
const MOST_TRIPS = 500;

/** A parcel as far as its arrival depends on it. */
export interface TravellingParcel {
  company: string;
  state: TrackingState;
  origin: string | null;
  target: string | null;
  pickedUpAt: Date | null;
}

/** Trips of parcels that arrived, and where the others are on theirs. */
@Injectable()
export class TripStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * A parcel's lane and pickup; where nobody has told us its origin, its first event's place.
   *
   * @param number as `normalizeWaybill` gives it
   */
  async parcel(number: string): Promise<TravellingParcel | null> {
    const rows: TravellingParcel[] = await this.database.query(
      `SELECT company, waybill.state, target_adcode AS target,
              COALESCE(origin_adcode, began.city_adcode) AS origin, began.at AS "pickedUpAt"
         FROM waybill
         LEFT JOIN LATERAL (SELECT at, city_adcode FROM tracking_event
                             WHERE waybill_id = waybill.id
                               AND state NOT IN ('CREATED', 'PICKUP_PENDING')
                             ORDER BY at, id LIMIT 1) began ON true
        WHERE number = $1
        ORDER BY updated_at DESC LIMIT 1`,
      [number],
    );
    return rows[0] ?? null;
  }

  /**
   * How long a company's parcels took, in milliseconds, the latest trips first.
   *
   * @param reach between the cities of the two places, or between their provinces
   */
  async durations(
    lane: { company: string; origin: string; target: string },
    reach: 'city' | 'province',
    now: Date,
  ): Promise<number[]> {
    const [from, to] = [lane.origin, lane.target].map((adcode) =>
      reach === 'city' ? cityAdcodeOf(adcode) : provincePrefix(adcode),
    ) as [string, string];
    const rows: { duration: number }[] = await this.database.query(
      `SELECT extract(epoch FROM delivered_at - picked_up_at)::float8 * 1000 AS duration
         FROM lane_trip
        WHERE company = $1
          AND origin_city BETWEEN rpad($2, 6, '0') AND rpad($2, 6, '9')
          AND target_city BETWEEN rpad($3, 6, '0') AND rpad($3, 6, '9')
          AND delivered_at > $4::timestamptz - make_interval(days => ${DAYS_KEPT})
        ORDER BY delivered_at DESC LIMIT ${MOST_TRIPS}`,
      [lane.company, from, to, now],
    );
    return rows.map(({ duration }) => duration);
  }
}
