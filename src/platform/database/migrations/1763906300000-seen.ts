import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far staff and the customer have seen a conversation. */
export class Seen1763906300000 implements MigrationInterface {
  name = 'Seen1763906300000';

  async up(runner: QueryRunner): Promise<void> {
    // Null while there is none: every message writes the row anew, and null takes no room in it.
    await runner.query(`
      ALTER TABLE conversation ADD COLUMN staff_seen_seq integer,
                               ADD COLUMN customer_seen_seq integer`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE conversation DROP COLUMN staff_seen_seq, DROP COLUMN customer_seen_seq`);
  }
}
