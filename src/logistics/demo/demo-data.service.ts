import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DeliveryDetailEntity } from '../identity-proof/delivery-detail.entity.js';
import { LaneTripEntity } from '../arrival/lane-trip.entity.js';
import { OutletEntity } from '../outlets/outlet.entity.js';
import { RateZoneEntity } from '../rates/rate-zone.entity.js';
import { RateEntity } from '../rates/rate.entity.js';
import { TrackingEventEntity } from '../tracking-event.entity.js';
import { WaybillEntity } from '../waybill.entity.js';
import { demoDeliveryDetail } from './demo-delivery-details.js';
import { demoOutlets } from './demo-outlets.js';
import { demoParcels } from './demo-parcels.js';
import { demoRates, demoRateZones } from './demo-rates.js';
import { demoTrips } from './demo-trips.js';

const LOAD_NAME = 'logistics';
const SEED = 20_261_123;
const PARCELS = 200;

/** Rows in one statement: below PostgreSQL's 65 535 parameters with the widest table. */
const ROWS_AT_ONCE = 500;

/** Fills a database with parcels, prices and outlets to try RelayDesk with. */
@Injectable()
export class DemoDataService {
  constructor(private readonly database: DataSource) {}

  /**
   * Loads the demo data, all of it or nothing. The row that says so is written first, so that
   * of two nodes starting together one loads and the other waits and finds it done.
   *
   * @param now the histories end shortly before it
   * @returns whether this call has loaded it
   */
  async loadOnce(now: Date): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const claimed: unknown[] = await manager.query(
        `INSERT INTO demo_data_load (name, loaded_at) VALUES ($1, $2)
         ON CONFLICT DO NOTHING RETURNING name`,
        [LOAD_NAME, now],
      );
      if (claimed.length === 0) return false;

      for (const rows of chunks(demoOutlets(SEED))) await manager.insert(OutletEntity, rows);
      for (const rows of chunks(demoRateZones())) await manager.insert(RateZoneEntity, rows);
      for (const rows of chunks(demoRates())) await manager.insert(RateEntity, rows);
      await insertParcels(manager, now);
      return true;
    });
  }
}

async function insertParcels(manager: EntityManager, now: Date): Promise<void> {
  const parcels = demoParcels(PARCELS, SEED, now);
  for (const rows of chunks(parcels.map(({ waybill }) => waybill))) {
    await manager.insert(WaybillEntity, rows);
  }
  const stored = await manager.find(WaybillEntity, {
    select: { id: true, number: true },
    where: { demo: true },
  });
  const ids = new Map(stored.map(({ number, id }) => [number, id]));
  const events = parcels.flatMap(({ waybill, events: history }) =>
    history.map((event) => ({ ...event, waybillId: ids.get(waybill.number) })),
  );
  for (const rows of chunks(events)) await manager.insert(TrackingEventEntity, rows);
  const details = parcels.flatMap((parcel) => {
    const detail = demoDeliveryDetail(parcel, SEED);
    return detail ? [{ ...detail, waybillId: ids.get(parcel.waybill.number) }] : [];
  });
  for (const rows of chunks(details)) await manager.insert(DeliveryDetailEntity, rows);
  const trips = demoTrips(parcels, SEED, now);
  for (const rows of chunks(trips)) await manager.insert(LaneTripEntity, rows);
}

function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, position) =>
    rows.slice(position * ROWS_AT_ONCE, (position + 1) * ROWS_AT_ONCE),
  );
}
