import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams, what people can do, and which team each conversation waits for. */
export class Teams1763902500000 implements MigrationInterface {
  name = 'Teams1763902500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE team (
        id                uuid PRIMARY KEY,
        name              text NOT NULL UNIQUE,
        is_default        boolean NOT NULL DEFAULT false,
        mode              text NOT NULL DEFAULT 'automatic' CHECK (mode IN ('automatic', 'pick')),
        skills            text[] NOT NULL DEFAULT '{}',
        languages         text[] NOT NULL DEFAULT '{}',
        regions           text[] NOT NULL DEFAULT '{}',
        hours             jsonb,
        overflow_team_id  uuid REFERENCES team (id) ON DELETE SET NULL,
        overflow_after_ms integer NOT NULL DEFAULT 0 CHECK (overflow_after_ms >= 0),
        version           integer NOT NULL DEFAULT 1,
        created_at        timestamptz NOT NULL DEFAULT now(),
        CHECK (overflow_team_id <> id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX team_default ON team (is_default) WHERE is_default`);
    // A fixed id, so that whatever loses its team falls back to this one by the column's default.
    await runner.query(`
      INSERT INTO team (id, name, is_default)
      VALUES ('00000000-0000-7000-8000-000000000001', '默认组', true)`);
    await runner.query(`
      CREATE TABLE team_member (
        team_id  uuid NOT NULL REFERENCES team (id) ON DELETE CASCADE,
        staff_id uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        PRIMARY KEY (team_id, staff_id)
      )`);
    await runner.query(`CREATE INDEX team_member_staff ON team_member (staff_id)`);
    await runner.query(`
      ALTER TABLE staff ADD COLUMN skills text[] NOT NULL DEFAULT '{}',
                        ADD COLUMN languages text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`
      ALTER TABLE conversation
        ADD COLUMN team_id uuid NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001'
                   REFERENCES team (id) ON DELETE SET DEFAULT,
        ADD COLUMN needs jsonb NOT NULL DEFAULT '{}'`);
    // The head of every team's queue is one look into the index, however long the queue.
    await runner.query(`
      CREATE INDEX conversation_team_queue ON conversation (team_id, tier, queue_rank, id)
        WHERE state = 'waiting'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX conversation_team_queue`);
    await runner.query(`ALTER TABLE conversation DROP COLUMN team_id, DROP COLUMN needs`);
    await runner.query(`ALTER TABLE staff DROP COLUMN skills, DROP COLUMN languages`);
    await runner.query(`DROP TABLE team_member, team`);
  }
}
