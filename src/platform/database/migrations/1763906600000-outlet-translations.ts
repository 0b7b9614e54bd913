import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What outlets are called, and where they are, in the other languages. */
export class OutletTranslations1763906600000 implements MigrationInterface {
  name = 'OutletTranslations1763906600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE outlet ADD COLUMN translations jsonb NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE outlet DROP COLUMN translations`);
  }
}
