import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which users of an embedding page were proved in a conversation: whose history it is part of. */
export class ConversationUsers1763905100000 implements MigrationInterface {
  name = 'ConversationUsers1763905100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE conversation_user (
        conversation_id uuid NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        company         text NOT NULL,
        subject         text NOT NULL,
        PRIMARY KEY (conversation_id, company, subject)
      )`);
    await runner.query(`CREATE INDEX conversation_user_of ON conversation_user (company, subject)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE conversation_user`);
  }
}
