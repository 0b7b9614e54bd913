import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whispers, notes for one reader, and supervisors who write to a customer beside the assignee. */
export class Supervising1763904700000 implements MigrationInterface {
  name = 'Supervising1763904700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE note ADD COLUMN reader_id uuid REFERENCES staff (id)`);
    // Null while nobody has joined: every message writes the row anew, and null takes no room in it.
    await runner.query(`ALTER TABLE conversation ADD COLUMN joined uuid[]`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE conversation DROP COLUMN joined`);
    await runner.query(`ALTER TABLE note DROP COLUMN reader_id`);
  }
}
