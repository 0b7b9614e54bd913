import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words of staff that should not have been sent, by the message they stand in. */
export class Conduct1763905000000 implements MigrationInterface {
  name = 'Conduct1763905000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE conduct_mark (
        conversation_id uuid NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        seq integer NOT NULL,
        place integer NOT NULL,
        kind text NOT NULL,
        words text NOT NULL,
        staff_id uuid NOT NULL REFERENCES staff (id),
        said_at timestamptz NOT NULL,
        PRIMARY KEY (conversation_id, seq, place))`);
    await runner.query(`CREATE INDEX ON conduct_mark (staff_id, said_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE conduct_mark`);
  }
}
