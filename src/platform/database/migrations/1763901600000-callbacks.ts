import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers who want to be called back. */
export class Callbacks1763901600000 implements MigrationInterface {
  name = 'Callbacks1763901600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE callback_request (
        id              uuid PRIMARY KEY,
        conversation_id uuid NOT NULL,
        phone           text NOT NULL,
        state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'done')),
        taken_by        uuid REFERENCES staff (id),
        asked_at        timestamptz NOT NULL,
        done_at         timestamptz,
        CHECK ((state = 'open') = (taken_by IS NULL)),
        CHECK ((state = 'done') = (done_at IS NOT NULL))
      )`);
    // Asking again while nobody has called yet corrects the number.
    await runner.query(`
      CREATE UNIQUE INDEX callback_request_open ON callback_request (conversation_id)
        WHERE state = 'open'`);
    await runner.query(`
      CREATE INDEX callback_request_undone ON callback_request (asked_at) WHERE state <> 'done'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE callback_request`);
  }
}
