import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who a customer has proved to be, how often they tried, and what they were shown. */
export class Identity1763900600000 implements MigrationInterface {
  name = 'Identity1763900600000';

  async up(runner: QueryRunner): Promise<void> {
    // Apart from the waybill: what everybody may ask for is never read together with this.
    await runner.query(`
      CREATE TABLE delivery_detail (
        waybill_id    bigint PRIMARY KEY REFERENCES waybill (id) ON DELETE CASCADE,
        pickup_code   text,
        pickup_point  text,
        courier_name  text,
        courier_phone text,
        signed_by     text,
        signed_as     text CHECK (signed_as IN ('self', 'family', 'front_desk', 'locker', 'station')),
        signed_at     timestamptz
      )`);
    await runner.query(`
      CREATE TABLE identity_proof (
        conversation_id uuid NOT NULL,
        waybill_id      bigint NOT NULL REFERENCES waybill (id) ON DELETE CASCADE,
        party           text NOT NULL CHECK (party IN ('sender', 'receiver')),
        method          text NOT NULL CHECK (method IN ('phone_digits', 'token')),
        proved_at       timestamptz NOT NULL,
        expires_at      timestamptz NOT NULL,
        PRIMARY KEY (conversation_id, waybill_id, party)
      )`);
    // A phone that the embedding page has vouched for, digits only.
    await runner.query(`
      CREATE TABLE identity_phone (
        conversation_id uuid NOT NULL,
        company         text NOT NULL,
        subject         text NOT NULL,
        phone           text NOT NULL,
        expires_at      timestamptz NOT NULL,
        PRIMARY KEY (conversation_id, company)
      )`);
    // Attempts of one conversation or on one waybill, until the window ends.
    await runner.query(`
      CREATE TABLE identity_attempt (
        scope    text PRIMARY KEY,
        attempts integer NOT NULL,
        until    timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX identity_attempt_end ON identity_attempt (until)`);
    await runner.query(`
      CREATE TABLE disclosure_record (
        id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        conversation_id uuid NOT NULL,
        waybill_id      bigint NOT NULL,
        field           text NOT NULL,
        parties         text[] NOT NULL,
        at              timestamptz NOT NULL
      )`);
    await runner.query(
      `CREATE INDEX disclosure_record_waybill ON disclosure_record (waybill_id, at)`,
    );
    // The parcels of a phone. Parcels known from feeds mostly have none and cost nothing here.
    for (const party of ['sender', 'receiver']) {
      await runner.query(`
        CREATE INDEX waybill_${party}_phone
          ON waybill (right(regexp_replace(${party}_phone, '\\D', '', 'g'), 11), company)
          WHERE ${party}_phone IS NOT NULL`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX waybill_sender_phone, waybill_receiver_phone`);
    await runner.query(`
      DROP TABLE disclosure_record, identity_attempt, identity_phone, identity_proof,
                 delivery_detail`);
  }
}
