import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the platform itself keeps: side effects on their way out, and the installation's keys. */
export class Platform1763900000000 implements MigrationInterface {
  name = 'Platform1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        id         uuid PRIMARY KEY,
        topic      text NOT NULL,
        payload    jsonb NOT NULL,
        attempts   integer NOT NULL DEFAULT 0,
        due_at     timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`CREATE INDEX outbox_due ON outbox (due_at)`);
    await runner.query(`
      CREATE TABLE installation_secret (
        name       text PRIMARY KEY,
        value      text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE installation_secret, outbox`);
  }
}
