import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose customer speaks in a conversation, and whose customers a team serves. */
export class ConversationCompany1763905900000 implements MigrationInterface {
  name = 'ConversationCompany1763905900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE conversation ADD COLUMN company text,
                               ADD COLUMN company_proved boolean NOT NULL DEFAULT false`);
    // Who was vouched for before was vouched for by a company.
    await runner.query(`
      UPDATE conversation c SET company = u.company, company_proved = true
        FROM (SELECT conversation_id, min(company) AS company FROM conversation_user
               GROUP BY conversation_id HAVING min(company) = max(company)) u
       WHERE c.id = u.conversation_id`);
    await runner.query(`ALTER TABLE team ADD COLUMN companies text[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE team DROP COLUMN companies`);
    await runner.query(`ALTER TABLE conversation DROP COLUMN company, DROP COLUMN company_proved`);
  }
}
