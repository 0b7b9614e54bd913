import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What conversations came to: by whoever closed them, and by the customer. */
export class Closing1763902600000 implements MigrationInterface {
  name = 'Closing1763902600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE satisfaction (
        conversation_id uuid PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
        score           smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
        comment         text,
        rated_at        timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE wrap_up (
        conversation_id uuid PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
        reason          text NOT NULL,
        resolved        boolean NOT NULL,
        staff_id        uuid NOT NULL REFERENCES staff (id),
        wrapped_up_at   timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE wrap_up`);
    await runner.query(`DROP TABLE satisfaction`);
  }
}
