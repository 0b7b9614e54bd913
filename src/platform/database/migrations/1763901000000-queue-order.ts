import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The order of the queue as an instant, when each conversation joined it, and who knew it. */
export class QueueOrder1763901000000 implements MigrationInterface {
  name = 'QueueOrder1763901000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE customer ADD COLUMN vip boolean NOT NULL DEFAULT false`);
    await runner.query(`
      ALTER TABLE conversation
        ADD COLUMN queue_rank  timestamptz,
        ADD COLUMN queued_at   timestamptz,
        ADD COLUMN accepted_at timestamptz,
        ADD COLUMN known_by    uuid REFERENCES staff (id) ON DELETE SET NULL`);
    // What waits during the change is ordered by its arrival, urgent ones an hour ahead.
    await runner.query(`
      UPDATE conversation
         SET queue_rank = waiting_since - CASE WHEN priority >= 60 THEN interval '1 hour'
                                               ELSE interval '0' END,
             queued_at = waiting_since, known_by = assignee_id
       WHERE waiting_since IS NOT NULL`);
    await runner.query(`
      ALTER TABLE conversation ADD CHECK (state <> 'waiting' OR queue_rank IS NOT NULL)`);
    await runner.query(`DROP INDEX conversation_queue`);
    await runner.query(`
      CREATE INDEX conversation_queue ON conversation (tier, queue_rank, id)
        WHERE state = 'waiting'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX conversation_queue`);
    await runner.query(`
      ALTER TABLE conversation DROP COLUMN queue_rank, DROP COLUMN queued_at,
        DROP COLUMN accepted_at, DROP COLUMN known_by`);
    await runner.query(`
      CREATE INDEX conversation_queue ON conversation (tier, priority DESC, waiting_since, id)
        WHERE state = 'waiting'`);
    await runner.query(`ALTER TABLE customer DROP COLUMN vip`);
  }
}
