import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parcels of several companies, kept up to date by feeds and pulls. */
export class Feeds1763900300000 implements MigrationInterface {
  name = 'Feeds1763900300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE waybill
        ADD COLUMN company       text NOT NULL DEFAULT 'demo',
        ADD COLUMN last_event_at timestamptz,
        ADD COLUMN pulled_at     timestamptz,
        ADD COLUMN pulls_in_vain smallint NOT NULL DEFAULT 0`);
    await runner.query(`
      UPDATE waybill SET last_event_at =
        (SELECT max(at) FROM tracking_event WHERE waybill_id = waybill.id)`);
    // What one company's feed says must not change another company's parcel.
    await runner.query(`
      ALTER TABLE waybill
        ALTER COLUMN company DROP DEFAULT,
        DROP CONSTRAINT waybill_number_carrier_key,
        ADD CONSTRAINT waybill_number_carrier_company_key UNIQUE (number, carrier, company)`);
    // A code that nobody has mapped is kept and moves nothing.
    await runner.query(`ALTER TABLE tracking_event ALTER COLUMN state DROP NOT NULL`);
    // The parcels that went silent on the road, the longest silent first.
    await runner.query(`
      CREATE INDEX waybill_silent ON waybill (company, last_event_at)
        WHERE state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED', 'LOST')`);
    // Requests that must not count twice, by the sender's own id for them.
    await runner.query(`
      CREATE TABLE feed_delivery (
        company     text NOT NULL,
        source      text NOT NULL,
        delivery_id text NOT NULL,
        received_at timestamptz NOT NULL,
        PRIMARY KEY (company, source, delivery_id)
      )`);
    await runner.query(`CREATE INDEX feed_delivery_age ON feed_delivery (received_at)`);
    // How long parcels took from city to city: what estimates are made from.
    await runner.query(`
      CREATE TABLE lane_trip (
        waybill_id   bigint PRIMARY KEY REFERENCES waybill (id) ON DELETE CASCADE,
        company      text NOT NULL,
        origin_city  text COLLATE "C" NOT NULL,
        target_city  text COLLATE "C" NOT NULL,
        picked_up_at timestamptz NOT NULL,
        delivered_at timestamptz NOT NULL,
        CHECK (delivered_at > picked_up_at)
      )`);
    await runner.query(`
      CREATE INDEX lane_trip_newest ON lane_trip (origin_city, target_city, delivered_at DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE lane_trip, feed_delivery`);
    await runner.query(`DROP INDEX waybill_silent`);
    await runner.query(`DELETE FROM tracking_event WHERE state IS NULL`);
    await runner.query(`ALTER TABLE tracking_event ALTER COLUMN state SET NOT NULL`);
    await runner.query(`DELETE FROM waybill WHERE company <> 'demo'`);
    await runner.query(`
      ALTER TABLE waybill
        DROP CONSTRAINT waybill_number_carrier_company_key,
        ADD CONSTRAINT waybill_number_carrier_key UNIQUE (number, carrier),
        DROP COLUMN company, DROP COLUMN last_event_at,
        DROP COLUMN pulled_at, DROP COLUMN pulls_in_vain`);
  }
}
