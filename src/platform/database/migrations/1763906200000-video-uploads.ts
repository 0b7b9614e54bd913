import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Videos on their way in, part by part. */
export class VideoUploads1763906200000 implements MigrationInterface {
  name = 'VideoUploads1763906200000';

  async up(runner: QueryRunner): Promise<void> {
    // One a conversation: a customer's messages are sent one after another.
    await runner.query(`
      CREATE TABLE video_upload (
        conversation_id uuid PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
        client_id       uuid NOT NULL,
        -- The bytes of each part that is here, in order.
        parts           integer[] NOT NULL DEFAULT '{}',
        touched_at      timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX video_upload_touched ON video_upload (touched_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE video_upload`);
  }
}
