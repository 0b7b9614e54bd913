import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The carriers parcels were filed under before it turned out whose they are. */
export class Refiled1763906400000 implements MigrationInterface {
  name = 'Refiled1763906400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE refiled_parcel (
        company        text NOT NULL,
        number         text NOT NULL,
        former_carrier text NOT NULL,
        waybill_id     bigint NOT NULL REFERENCES waybill (id) ON DELETE CASCADE,
        PRIMARY KEY (company, number, former_carrier)
      )`);
    // A parcel that is deleted takes its former names along.
    await runner.query(`CREATE INDEX refiled_parcel_waybill ON refiled_parcel (waybill_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE refiled_parcel`);
  }
}
