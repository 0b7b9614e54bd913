import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People (customers, staff and their sessions) and conversations with their messages. */
export class Conversations1763900100000 implements MigrationInterface {
  name = 'Conversations1763900100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE customer (
        id         uuid PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE staff (
        id            uuid PRIMARY KEY,
        login         text NOT NULL UNIQUE,
        name          text NOT NULL,
        tier          text NOT NULL CHECK (tier IN ('frontline', 'supervisor', 'expert')),
        roles         text[] NOT NULL,
        password_hash text NOT NULL,
        demo          boolean NOT NULL DEFAULT false,
        created_at    timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE staff_session (
        id         uuid PRIMARY KEY,
        staff_id   uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        token_hash bytea NOT NULL UNIQUE,
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE conversation (
        id            uuid PRIMARY KEY,
        customer_id   uuid NOT NULL REFERENCES customer (id),
        locale        text NOT NULL,
        state         text NOT NULL CHECK (state IN ('bot', 'waiting', 'person', 'closed')),
        version       integer NOT NULL DEFAULT 0,
        last_seq      integer NOT NULL DEFAULT 0,
        turn_seq      integer NOT NULL DEFAULT 0,
        dialog        jsonb NOT NULL DEFAULT '{}',
        mood          text NOT NULL DEFAULT 'calm',
        tier          text NOT NULL DEFAULT 'frontline',
        priority      integer NOT NULL DEFAULT 0,
        reason        text,
        summary       jsonb,
        assignee_id   uuid REFERENCES staff (id),
        assignee_name text,
        waiting_since timestamptz,
        closed_at     timestamptz,
        preview       text NOT NULL DEFAULT '',
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        CHECK ((state = 'person') = (assignee_id IS NOT NULL) OR state = 'closed'),
        CHECK (state <> 'waiting' OR waiting_since IS NOT NULL)
      ) WITH (fillfactor = 80)`);
    // Two quick first messages open one conversation: the key decides, not a look beforehand.
    await runner.query(`
      CREATE UNIQUE INDEX conversation_open ON conversation (customer_id) WHERE state <> 'closed'`);
    await runner.query(`
      CREATE INDEX conversation_customer ON conversation (customer_id, created_at DESC)`);
    await runner.query(`
      CREATE INDEX conversation_queue ON conversation (tier, priority DESC, waiting_since, id)
        WHERE state = 'waiting'`);
    await runner.query(`
      CREATE INDEX conversation_assignee ON conversation (assignee_id) WHERE state = 'person'`);
    // No foreign key: rows come only from the statement that holds the conversation's lock,
    // and a check for each would double its work.
    await runner.query(`
      CREATE TABLE message (
        conversation_id uuid NOT NULL,
        seq             integer NOT NULL,
        client_id       uuid NOT NULL,
        author          jsonb NOT NULL,
        content         jsonb NOT NULL,
        created_at      timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (conversation_id, seq),
        UNIQUE (conversation_id, client_id)
      )`);
    await runner.query(`
      CREATE TABLE turn (
        conversation_id uuid NOT NULL,
        seq             integer NOT NULL,
        understanding   jsonb NOT NULL,
        action          text NOT NULL,
        why             text NOT NULL,
        engine_version  text NOT NULL,
        took_ms         real NOT NULL,
        created_at      timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (conversation_id, seq)
      )`);
    await runner.query(`
      CREATE TABLE audit_log (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        actor_id   uuid,
        action     text NOT NULL,
        subject    text NOT NULL,
        details    jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE audit_log, turn, message, conversation, staff_session, staff, customer`,
    );
  }
}
