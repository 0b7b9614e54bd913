import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a customer would like to be called, and about what. */
export class CallbackWishes1763904100000 implements MigrationInterface {
  name = 'CallbackWishes1763904100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE callback_request
        ADD COLUMN wished_at text NOT NULL DEFAULT 'soon'
          CHECK (wished_at IN ('soon', 'morning', 'afternoon', 'evening')),
        ADD COLUMN matter text NOT NULL DEFAULT ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE callback_request DROP COLUMN wished_at, DROP COLUMN matter`);
  }
}
