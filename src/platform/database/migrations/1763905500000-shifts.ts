import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is to be at work when. */
export class Shifts1763905500000 implements MigrationInterface {
  name = 'Shifts1763905500000';

  async up(runner: QueryRunner): Promise<void> {
    // Comes with PostgreSQL and is trusted: the database's owner may add it.
    await runner.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
    // Nobody is at work twice at once: the constraint decides, whoever plans at the same time.
    await runner.query(`
      CREATE TABLE staff_shift (
        id         uuid PRIMARY KEY,
        staff_id   uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        starts_at  timestamptz NOT NULL,
        ends_at    timestamptz NOT NULL,
        version    integer NOT NULL DEFAULT 1,
        CHECK (starts_at < ends_at),
        CONSTRAINT staff_shift_apart
          EXCLUDE USING gist (staff_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
      )`);
    await runner.query(`CREATE INDEX staff_shift_ends ON staff_shift (ends_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE staff_shift`);
  }
}
