import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims, what has to be approved, and the rules that admins edit. */
export class Claims1763901800000 implements MigrationInterface {
  name = 'Claims1763901800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE waybill ADD freight_fen integer CHECK (freight_fen >= 0),
                          ADD declared_fen integer CHECK (declared_fen >= 0)`);
    await runner.query(`
      CREATE TABLE claim (
        id              uuid PRIMARY KEY,
        number          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        conversation_id uuid NOT NULL,
        waybill         text NOT NULL,
        incident        text NOT NULL,
        state           text NOT NULL,
        version         integer NOT NULL DEFAULT 1,
        product         text,
        claimed_fen     bigint NOT NULL CHECK (claimed_fen >= 0),
        freight_fen     bigint,
        declared_fen    bigint,
        reckoned_fen    bigint,
        offer_fen       bigint CHECK (offer_fen >= 0),
        automatic       boolean NOT NULL DEFAULT false,
        tier            text NOT NULL DEFAULT 'frontline',
        due_at          timestamptz,
        filed_at        timestamptz NOT NULL,
        demo            boolean NOT NULL,
        -- Filed twice, also at the same time, it is one claim.
        UNIQUE (waybill, incident)
      )`);
    await runner.query(`CREATE INDEX claim_due ON claim (due_at) WHERE due_at IS NOT NULL`);
    await runner.query(`CREATE INDEX claim_conversation ON claim (conversation_id)`);
    await runner.query(`
      CREATE TABLE claim_overdue (
        claim_id uuid NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
        due_at   timestamptz NOT NULL,
        fired_at timestamptz NOT NULL,
        PRIMARY KEY (claim_id, due_at)
      )`);
    await runner.query(`
      CREATE TABLE approval_request (
        id         uuid PRIMARY KEY,
        claim_id   uuid NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
        action     text NOT NULL,
        amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
        tier       text NOT NULL,
        state      text NOT NULL DEFAULT 'pending'
                   CHECK (state IN ('pending', 'approved', 'refused')),
        asked_by   uuid NOT NULL REFERENCES staff (id),
        asked_at   timestamptz NOT NULL,
        decided_by uuid REFERENCES staff (id),
        decided_at timestamptz,
        CHECK ((state = 'pending') = (decided_by IS NULL)),
        CHECK (decided_by <> asked_by)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX approval_request_pending ON approval_request (claim_id)
        WHERE state = 'pending'`);
    await runner.query(`
      CREATE TABLE care_rules (
        name    text PRIMARY KEY,
        version integer NOT NULL,
        rules   jsonb NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE care_rules, approval_request, claim_overdue, claim`);
    await runner.query(`ALTER TABLE waybill DROP freight_fen, DROP declared_fen`);
  }
}
