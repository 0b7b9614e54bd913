import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked of companies for customers, and what became of it. */
export class WorkOrders1763900500000 implements MigrationInterface {
  name = 'WorkOrders1763900500000';

  async up(runner: QueryRunner): Promise<void> {
    // No foreign keys to conversation and waybill: an order outlives what it was about.
    await runner.query(`
      CREATE TABLE work_order (
        id              uuid PRIMARY KEY,
        serial          bigint GENERATED ALWAYS AS IDENTITY,
        company         text NOT NULL,
        kind            text NOT NULL,
        state           text NOT NULL CHECK (state IN
          ('submitted', 'accepted', 'in_progress', 'done', 'failed', 'cancelled')),
        version         integer NOT NULL DEFAULT 1,
        idempotency_key text NOT NULL UNIQUE,
        conversation_id uuid,
        waybill         text,
        details         jsonb NOT NULL,
        requested_by    text NOT NULL CHECK (requested_by IN ('customer', 'watcher')),
        owner           text NOT NULL CHECK (owner IN ('company', 'desk')),
        owner_staff_id  uuid REFERENCES staff (id),
        owner_name      text,
        reason          text,
        note            text,
        deadline        timestamptz NOT NULL,
        delivery        text NOT NULL CHECK (delivery IN ('none', 'pending', 'delivered', 'failed')),
        delivery_error  text,
        told_version    integer NOT NULL DEFAULT 0,
        demo            boolean NOT NULL DEFAULT false,
        created_at      timestamptz NOT NULL,
        updated_at      timestamptz NOT NULL
      )`);
    // The same is asked for a parcel once at a time: the key decides.
    await runner.query(`
      CREATE UNIQUE INDEX work_order_open ON work_order (company, waybill, kind)
        WHERE state IN ('submitted', 'accepted', 'in_progress') AND waybill IS NOT NULL`);
    await runner.query(`
      CREATE INDEX work_order_conversation ON work_order (conversation_id, serial DESC)
        WHERE conversation_id IS NOT NULL`);
    await runner.query(`
      CREATE INDEX work_order_due ON work_order (deadline, id)
        WHERE state IN ('submitted', 'accepted', 'in_progress')`);
    await runner.query(`CREATE INDEX work_order_newest ON work_order (serial DESC)`);
    await runner.query(`
      CREATE TABLE work_order_step (
        work_order_id uuid NOT NULL REFERENCES work_order (id) ON DELETE CASCADE,
        version       integer NOT NULL,
        state         text NOT NULL,
        reason        text,
        note          text,
        actor         text NOT NULL CHECK (actor IN ('customer', 'watcher', 'staff', 'company')),
        actor_id      uuid,
        at            timestamptz NOT NULL,
        PRIMARY KEY (work_order_id, version)
      )`);
    // Once a parcel and day, and the like: a row is taken over by one conditional statement.
    await runner.query(`
      CREATE TABLE work_order_limit (
        key           text PRIMARY KEY,
        until         timestamptz NOT NULL,
        work_order_id uuid NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE work_order_limit, work_order_step, work_order`);
  }
}
