import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers' abuse, what was done about it, and pauses for whoever read it. */
export class Abuse1763904900000 implements MigrationInterface {
  name = 'Abuse1763904900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE abuse_mark (
        conversation_id uuid NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        seq             integer NOT NULL,
        kind            text NOT NULL CHECK (kind IN ('abuse', 'grave')),
        PRIMARY KEY (conversation_id, seq, kind)
      )`);
    // The key is what lets each step be taken once, whoever clicks.
    await runner.query(`
      CREATE TABLE abuse_step (
        conversation_id uuid NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        step            text NOT NULL CHECK (step IN ('warn', 'warn_again', 'close')),
        after_seq       integer NOT NULL,
        staff_id        uuid NOT NULL REFERENCES staff (id),
        taken_at        timestamptz NOT NULL,
        PRIMARY KEY (conversation_id, step)
      )`);
    await runner.query(`
      ALTER TABLE staff_presence ADD COLUMN paused_until timestamptz,
                                 ADD COLUMN paused_for uuid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE staff_presence DROP COLUMN paused_until, DROP COLUMN paused_for`);
    await runner.query(`DROP TABLE abuse_step, abuse_mark`);
  }
}
