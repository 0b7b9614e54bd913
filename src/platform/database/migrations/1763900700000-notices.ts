import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Closures, weather and incidents by region and time. */
export class Notices1763900700000 implements MigrationInterface {
  name = 'Notices1763900700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        id                uuid PRIMARY KEY,
        kind              text NOT NULL CHECK (kind IN ('closure', 'weather', 'incident')),
        state             text NOT NULL CHECK (state IN ('published', 'withdrawn')),
        version           integer NOT NULL DEFAULT 1,
        regions           text[] NOT NULL CHECK (cardinality(regions) > 0),
        product           text,
        company           text,
        title             jsonb NOT NULL,
        starts_at         timestamptz NOT NULL,
        ends_at           timestamptz,
        delay_least_hours integer,
        delay_most_hours  integer,
        created_at        timestamptz NOT NULL,
        updated_at        timestamptz NOT NULL,
        CHECK (ends_at > starts_at),
        CHECK ((delay_least_hours IS NULL) = (delay_most_hours IS NULL)),
        CHECK (delay_least_hours BETWEEN 0 AND delay_most_hours)
      )`);
    // Answers ask for those in force: few, whatever was published before.
    await runner.query(`
      CREATE INDEX notice_in_force ON notice (ends_at) WHERE state = 'published'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE notice`);
  }
}
