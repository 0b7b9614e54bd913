import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that admins look after: invitations, second factors, sessions that can be told apart. */
export class Accounts1763904800000 implements MigrationInterface {
  name = 'Accounts1763904800000';

  async up(runner: QueryRunner): Promise<void> {
    // Whoever was invited has no password yet.
    await runner.query(`
      ALTER TABLE staff ALTER COLUMN password_hash DROP NOT NULL,
                        ADD COLUMN deactivated_at timestamptz,
                        ADD COLUMN regions text[] NOT NULL DEFAULT '{}',
                        ADD COLUMN version integer NOT NULL DEFAULT 1`);
    await runner.query(`
      ALTER TABLE staff_session ADD COLUMN browser text,
                                ADD COLUMN system text,
                                ADD COLUMN place text,
                                ADD COLUMN last_seen_at timestamptz NOT NULL DEFAULT now()`);
    await runner.query(`CREATE INDEX staff_session_staff ON staff_session (staff_id)`);
    // One for a person: a new link ends the one before.
    await runner.query(`
      CREATE TABLE staff_link (
        staff_id   uuid PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
        purpose    text NOT NULL CHECK (purpose IN ('invitation', 'reset')),
        token_hash bytea NOT NULL UNIQUE,
        expires_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE staff_second_factor (
        staff_id     uuid PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
        secret       text NOT NULL,
        confirmed_at timestamptz,
        last_step    bigint NOT NULL DEFAULT 0
      )`);
    await runner.query(`
      CREATE TABLE staff_recovery_code (
        staff_id  uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        code_hash bytea NOT NULL,
        PRIMARY KEY (staff_id, code_hash)
      )`);
    // Wrong attempts at one login or from one address, until the window ends.
    await runner.query(`
      CREATE TABLE sign_in_attempt (
        scope    text PRIMARY KEY,
        attempts integer NOT NULL,
        until    timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX sign_in_attempt_end ON sign_in_attempt (until)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sign_in_attempt, staff_recovery_code, staff_second_factor, staff_link`);
    await runner.query(`DROP INDEX staff_session_staff`);
    await runner.query(`
      ALTER TABLE staff_session DROP COLUMN browser, DROP COLUMN system, DROP COLUMN place,
                                DROP COLUMN last_seen_at`);
    await runner.query(`DELETE FROM staff WHERE password_hash IS NULL`);
    await runner.query(`
      ALTER TABLE staff ALTER COLUMN password_hash SET NOT NULL, DROP COLUMN deactivated_at,
                        DROP COLUMN regions, DROP COLUMN version`);
  }
}
