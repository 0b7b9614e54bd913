import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff write to each other about a conversation, apart from what its customer may see. */
export class Notes1763904000000 implements MigrationInterface {
  name = 'Notes1763904000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE note (
        conversation_id uuid NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        id              uuid NOT NULL,
        position        integer NOT NULL GENERATED ALWAYS AS IDENTITY,
        after_seq       integer NOT NULL,
        author_id       uuid NOT NULL REFERENCES staff (id),
        author_name     text NOT NULL,
        text            text NOT NULL,
        created_at      timestamptz NOT NULL,
        PRIMARY KEY (conversation_id, id)
      )`);
    await runner.query(`CREATE INDEX note_order ON note (conversation_id, position)`);
    await runner.query(`
      CREATE TABLE note_mention (
        staff_id        uuid NOT NULL REFERENCES staff (id),
        conversation_id uuid NOT NULL,
        note_id         uuid NOT NULL,
        read_at         timestamptz,
        PRIMARY KEY (conversation_id, note_id, staff_id),
        FOREIGN KEY (conversation_id, note_id) REFERENCES note ON DELETE CASCADE
      )`);
    await runner.query(
      `CREATE INDEX note_mention_staff ON note_mention (staff_id, conversation_id)`,
    );
    await runner.query(
      `ALTER TABLE conversation ADD COLUMN consulted uuid[] NOT NULL DEFAULT '{}'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE conversation DROP COLUMN consulted`);
    await runner.query(`DROP TABLE note_mention, note`);
  }
}
