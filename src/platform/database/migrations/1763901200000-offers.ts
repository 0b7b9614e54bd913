import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who of the staff is there, how much each can carry, and what they were offered. */
export class Offers1763901200000 implements MigrationInterface {
  name = 'Offers1763901200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE staff ADD COLUMN capacity integer CHECK (capacity BETWEEN 0 AND 100)`);
    // One row a person, all their sockets in it: its lock makes coming and going take turns.
    await runner.query(`
      CREATE TABLE staff_presence (
        staff_id   uuid PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
        presence   text NOT NULL DEFAULT 'online'
                   CHECK (presence IN ('online', 'busy', 'away', 'break')),
        lines      text[] NOT NULL DEFAULT '{}',
        dropped_at timestamptz
      )`);
    await runner.query(`
      CREATE TABLE conversation_offer (
        id              uuid PRIMARY KEY,
        conversation_id uuid NOT NULL,
        staff_id        uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        offered_at      timestamptz NOT NULL,
        expires_at      timestamptz NOT NULL,
        ended_at        timestamptz,
        outcome         text CHECK (outcome IN ('accepted', 'declined', 'expired', 'withdrawn')),
        CHECK ((ended_at IS NULL) = (outcome IS NULL))
      )`);
    // However many nodes offer: a conversation is offered to one person at a time.
    await runner.query(`
      CREATE UNIQUE INDEX conversation_offer_open ON conversation_offer (conversation_id)
        WHERE ended_at IS NULL`);
    await runner.query(`
      CREATE INDEX conversation_offer_history ON conversation_offer (conversation_id, offered_at)`);
    await runner.query(`
      CREATE INDEX conversation_offer_staff ON conversation_offer (staff_id, offered_at)`);
    await runner.query(`
      CREATE INDEX conversation_customer_known ON conversation (customer_id, created_at DESC)
        WHERE known_by IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX conversation_customer_known`);
    await runner.query(`DROP TABLE conversation_offer, staff_presence`);
    await runner.query(`ALTER TABLE staff DROP COLUMN capacity`);
  }
}
