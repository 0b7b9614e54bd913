import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words are indexed when a conversation has gone quiet instead of with every message: that cost
 * as much as storing it. Until then its messages are read, as they are few.
 */
export class ConversationWords1763906000000 implements MigrationInterface {
  name = 'ConversationWords1763906000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX message_words`);
    // In parts, as a vector of words holds a megabyte at most.
    await runner.query(`
      CREATE TABLE conversation_words (
        conversation_id uuid NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        part            integer NOT NULL,
        pairs           tsvector NOT NULL,
        PRIMARY KEY (conversation_id, part)
      )`);
    await runner.query(
      `CREATE INDEX conversation_words_pairs ON conversation_words USING gin (pairs)`,
    );
    // When the words of all its messages were in the index; null: they may not be.
    await runner.query(`ALTER TABLE conversation ADD indexed_at timestamptz`);
    await runner.query(
      `CREATE INDEX conversation_unindexed ON conversation (id) WHERE indexed_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE conversation DROP indexed_at`);
    await runner.query(`DROP TABLE conversation_words`);
    await runner.query(`
      CREATE INDEX message_words ON message USING gin (search_pairs(content ->> 'text'))
        WHERE content ->> 'kind' = 'text'`);
  }
}
