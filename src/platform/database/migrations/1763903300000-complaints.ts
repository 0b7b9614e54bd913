import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Complaints with their clocks. */
export class Complaints1763903300000 implements MigrationInterface {
  name = 'Complaints1763903300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE complaint (
        id               uuid PRIMARY KEY,
        number           bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        conversation_id  uuid NOT NULL,
        customer_id      uuid NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        kind             text NOT NULL,
        state            text NOT NULL DEFAULT 'open'
                         CHECK (state IN ('open', 'answered', 'closed')),
        version          integer NOT NULL DEFAULT 1,
        waybill          text,
        tier             text NOT NULL DEFAULT 'frontline',
        told             text,
        due_at           timestamptz,
        legal_warning_at timestamptz NOT NULL,
        legal_due_at     timestamptz NOT NULL,
        filed_at         timestamptz NOT NULL,
        CHECK ((state = 'closed') = (due_at IS NULL))
      )`);
    // Said again while it is open, also at the same time, it is one complaint.
    await runner.query(`
      CREATE UNIQUE INDEX complaint_open ON complaint (customer_id, kind, COALESCE(waybill, ''))
        WHERE state <> 'closed'`);
    await runner.query(`
      CREATE INDEX complaint_due ON complaint (due_at) WHERE due_at IS NOT NULL`);
    await runner.query(`CREATE INDEX complaint_conversation ON complaint (conversation_id)`);
    await runner.query(`
      CREATE TABLE complaint_overdue (
        complaint_id uuid NOT NULL REFERENCES complaint (id) ON DELETE CASCADE,
        due_at       timestamptz NOT NULL,
        fired_at     timestamptz NOT NULL,
        PRIMARY KEY (complaint_id, due_at)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE complaint_overdue, complaint`);
  }
}
