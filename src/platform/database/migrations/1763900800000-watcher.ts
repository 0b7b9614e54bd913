import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the watcher found, each once. */
export class Watcher1763900800000 implements MigrationInterface {
  name = 'Watcher1763900800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE waybill ADD COLUMN product text`);
    // The key is what makes it once: the same standstill or date is one finding, a new one another.
    await runner.query(`
      CREATE TABLE parcel_finding (
        id            uuid PRIMARY KEY,
        waybill_id    bigint NOT NULL REFERENCES waybill (id) ON DELETE CASCADE,
        kind          text NOT NULL CHECK (kind IN ('stalled', 'late', 'lost_suspect')),
        since         timestamptz NOT NULL,
        found_at      timestamptz NOT NULL,
        seen_at       timestamptz NOT NULL,
        UNIQUE (waybill_id, kind, since)
      )`);
    await runner.query(`
      CREATE INDEX waybill_promised ON waybill (company, promised_at)
        WHERE promised_at IS NOT NULL
          AND state NOT IN ('DELIVERED', 'DISPUTED', 'RETURNED', 'CANCELLED', 'LOST')`);

    await runner.query(`
      CREATE INDEX waybill_lost_suspect ON waybill (company, id) WHERE state = 'LOST_SUSPECT'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX waybill_lost_suspect, waybill_promised`);
    await runner.query(`DROP TABLE parcel_finding`);
    await runner.query(`ALTER TABLE waybill DROP COLUMN product`);
  }
}
