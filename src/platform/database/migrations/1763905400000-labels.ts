import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Labels that staff put on conversations to find them by. */
export class Labels1763905400000 implements MigrationInterface {
  name = 'Labels1763905400000';

  async up(runner: QueryRunner): Promise<void> {
    // Null while there is none: every message writes the row anew, and null takes no room in it.
    await runner.query(`ALTER TABLE conversation ADD COLUMN labels text[]`);
    await runner.query(
      `CREATE INDEX conversation_labels ON conversation USING gin (labels) WHERE labels IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE conversation DROP COLUMN labels`);
  }
}
