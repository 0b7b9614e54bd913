import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the page around a chat is about: its waybill and order. */
export class PageContext1763901100000 implements MigrationInterface {
  name = 'PageContext1763901100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE conversation ADD COLUMN page_context jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE conversation DROP COLUMN page_context`);
  }
}
