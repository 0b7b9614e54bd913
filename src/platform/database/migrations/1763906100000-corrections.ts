import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff say that a message meant, and drafts of the bot that they did not use. */
export class Corrections1763906100000 implements MigrationInterface {
  name = 'Corrections1763906100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE staff_correction (
        conversation_id uuid NOT NULL,
        seq             integer NOT NULL,
        staff_id        uuid NOT NULL REFERENCES staff (id),
        -- 'meaning': the message meant this intent. 'draft': they did not send what the bot drafted.
        kind            text NOT NULL CHECK (kind IN ('meaning', 'draft')),
        intent          text CHECK ((intent IS NOT NULL) = (kind = 'meaning')),
        corrected_at    timestamptz NOT NULL,
        PRIMARY KEY (conversation_id, seq, staff_id, kind),
        FOREIGN KEY (conversation_id, seq) REFERENCES message (conversation_id, seq)
          ON DELETE CASCADE
      )`);
    await runner.query(`CREATE INDEX staff_correction_at ON staff_correction (corrected_at)`);
    await runner.query(`
      ALTER TABLE learning_message
        ADD COLUMN meant text,
        DROP CONSTRAINT learning_message_cause_check,
        ADD CONSTRAINT learning_message_cause_check CHECK (cause IN
          ('not_understood', 'unsure', 'unhelpful', 'corrected', 'draft_unused'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM learning_message WHERE cause IN ('corrected', 'draft_unused')`);
    await runner.query(`
      ALTER TABLE learning_message
        DROP COLUMN meant,
        DROP CONSTRAINT learning_message_cause_check,
        ADD CONSTRAINT learning_message_cause_check CHECK (cause IN
          ('not_understood', 'unsure', 'unhelpful'))`);
    await runner.query(`DROP TABLE staff_correction`);
  }
}
