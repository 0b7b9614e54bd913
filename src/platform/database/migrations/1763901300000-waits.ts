import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long people waited lately, by tier, can be read without reading everything. */
export class Waits1763901300000 implements MigrationInterface {
  name = 'Waits1763901300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX conversation_accepted ON conversation (tier, accepted_at)
        WHERE accepted_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX conversation_accepted`);
  }
}
