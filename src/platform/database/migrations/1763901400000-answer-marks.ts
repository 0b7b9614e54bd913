import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers said of the bot's answers: whether they helped. */
export class AnswerMarks1763901400000 implements MigrationInterface {
  name = 'AnswerMarks1763901400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE answer_mark (
        conversation_id uuid NOT NULL,
        seq             integer NOT NULL,
        helpful         boolean NOT NULL,
        marked_at       timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (conversation_id, seq),
        FOREIGN KEY (conversation_id) REFERENCES conversation (id) ON DELETE CASCADE
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE answer_mark`);
  }
}
