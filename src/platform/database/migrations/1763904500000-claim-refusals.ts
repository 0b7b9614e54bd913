import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a claim is not paid, as the customer is told. */
export class ClaimRefusals1763904500000 implements MigrationInterface {
  name = 'ClaimRefusals1763904500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE claim ADD refused_for text, ADD refusal_words text,
        ADD CHECK ((state = 'refused') = (refused_for IS NOT NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE claim DROP refused_for, DROP refusal_words`);
  }
}
