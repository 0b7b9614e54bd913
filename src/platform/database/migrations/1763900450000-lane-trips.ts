import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A trip may be known without its parcel, as the demo's are. */
export class LaneTrips1763900450000 implements MigrationInterface {
  name = 'LaneTrips1763900450000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lane_trip
        DROP CONSTRAINT lane_trip_pkey,
        ALTER COLUMN waybill_id DROP NOT NULL,
        ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        ADD CONSTRAINT lane_trip_waybill_id_key UNIQUE (waybill_id)`);
    await runner.query(`CREATE INDEX lane_trip_age ON lane_trip (delivered_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX lane_trip_age`);
    await runner.query(`DELETE FROM lane_trip WHERE waybill_id IS NULL`);
    await runner.query(`
      ALTER TABLE lane_trip
        DROP CONSTRAINT lane_trip_waybill_id_key,
        DROP COLUMN id,
        ADD PRIMARY KEY (waybill_id)`);
  }
}
