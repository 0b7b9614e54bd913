import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of the intent files that answer some customers beside the live one. */
export class Pilots1763905300000 implements MigrationInterface {
  name = 'Pilots1763905300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE intent_pilot (
        id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version    integer NOT NULL REFERENCES intent_version (number),
        against    integer NOT NULL REFERENCES intent_version (number),
        share      smallint NOT NULL CHECK (share BETWEEN 1 AND 100),
        regions    text[] NOT NULL,
        outlets    text[] NOT NULL,
        reason     text NOT NULL,
        began_by   uuid NOT NULL REFERENCES staff (id),
        began_at   timestamptz NOT NULL,
        ending     text CHECK (ending IN ('promoted', 'stopped')),
        ended_by   uuid REFERENCES staff (id),
        ended_at   timestamptz,
        end_reason text,
        CHECK ((ending IS NULL) = (ended_at IS NULL))
      )`);
    // One at a time: two would answer for each other.
    await runner.query(`
      CREATE UNIQUE INDEX intent_pilot_running ON intent_pilot ((true)) WHERE ended_at IS NULL`);
    // Whether a page is of the regions or outlets of a pilot; a pilot without any is for all.
    await runner.query(`
      CREATE FUNCTION pilot_scope(regions text[], outlets text[], page jsonb) RETURNS boolean
      LANGUAGE sql IMMUTABLE RETURN
        (cardinality(regions) = 0 AND cardinality(outlets) = 0)
        OR COALESCE(page ->> 'outlet' = ANY (outlets), false)
        OR COALESCE(left(page ->> 'region', 2) || '0000' = ANY (regions), false)
        OR COALESCE(left(page ->> 'region', 4) || '00' = ANY (regions), false)`);
    // A customer stays in or out of a pilot as long as it runs.
    await runner.query(`
      CREATE FUNCTION pilot_version(customer uuid, page jsonb) RETURNS integer
      LANGUAGE sql STABLE RETURN (
        SELECT version FROM intent_pilot
         WHERE ended_at IS NULL AND pilot_scope(regions, outlets, page)
           AND (hashtextextended(customer::text, id) & 2147483647) % 100 < share)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION pilot_version(uuid, jsonb)`);
    await runner.query(`DROP FUNCTION pilot_scope(text[], text[], jsonb)`);
    await runner.query(`DROP TABLE intent_pilot`);
  }
}
