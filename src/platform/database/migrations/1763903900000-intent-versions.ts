import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the bot knows, by versions: texts by their content, versions, drafts and checks. */
export class IntentVersions1763903900000 implements MigrationInterface {
  name = 'IntentVersions1763903900000';

  async up(runner: QueryRunner): Promise<void> {
    // Named by content: a version that changes one file stores one text.
    await runner.query(`
      CREATE TABLE intent_text (
        hash    text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
        content text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE intent_version (
        number          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        hash            text NOT NULL,
        manifest        jsonb NOT NULL,
        parent          integer REFERENCES intent_version (number),
        restored        integer REFERENCES intent_version (number),
        kind            text NOT NULL CHECK (kind IN ('initial', 'published', 'rollback', 'disk')),
        actor_id        uuid REFERENCES staff (id),
        reason          text NOT NULL,
        override_reason text,
        published_at    timestamptz
      )`);
    // One row: a turn that reads it knows which version the whole cluster is on.
    await runner.query(`
      CREATE TABLE intent_live (
        single  boolean PRIMARY KEY DEFAULT true CHECK (single),
        version integer NOT NULL REFERENCES intent_version (number)
      )`);
    await runner.query(`
      CREATE TABLE intent_draft (
        id         uuid PRIMARY KEY,
        title      text NOT NULL,
        owner_id   uuid REFERENCES staff (id),
        base       integer NOT NULL REFERENCES intent_version (number),
        manifest   jsonb NOT NULL,
        undo       jsonb NOT NULL DEFAULT '[]',
        revision   integer NOT NULL DEFAULT 1,
        state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'published', 'discarded')),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    // The files on the disk are offered as one draft.
    await runner.query(`
      CREATE UNIQUE INDEX intent_draft_of_disk ON intent_draft ((true))
        WHERE owner_id IS NULL AND state = 'open'`);
    await runner.query(`
      CREATE TABLE intent_check (
        hash       text NOT NULL,
        against    integer NOT NULL REFERENCES intent_version (number),
        report     jsonb NOT NULL,
        checked_at timestamptz NOT NULL,
        PRIMARY KEY (hash, against)
      )`);
    // What each folder on a disk held when it was last looked at.
    await runner.query(`
      CREATE TABLE intent_folder (
        place text PRIMARY KEY,
        hash  text NOT NULL
      )`);
    await runner.query(`ALTER TABLE turn ADD COLUMN intents_version integer`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE turn DROP COLUMN intents_version`);
    for (const table of ['folder', 'check', 'draft', 'live', 'version', 'text']) {
      await runner.query(`DROP TABLE intent_${table}`);
    }
  }
}
