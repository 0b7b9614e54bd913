import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the clocks of the service level have said, each word once. */
export class Sla1763901500000 implements MigrationInterface {
  name = 'Sla1763901500000';

  async up(runner: QueryRunner): Promise<void> {
    // The key is what keeps a clock from firing twice, whoever looks at it and however often.
    await runner.query(`
      CREATE TABLE sla_alarm (
        conversation_id uuid NOT NULL,
        kind            text NOT NULL
                        CHECK (kind IN ('accept', 'first_response', 'next_response', 'resolve')),
        started_at      timestamptz NOT NULL,
        stage           text NOT NULL CHECK (stage IN ('warning', 'breach')),
        tier            text NOT NULL,
        due_at          timestamptz NOT NULL,
        fired_at        timestamptz NOT NULL,
        escalated       boolean NOT NULL DEFAULT false,
        PRIMARY KEY (conversation_id, kind, started_at, stage)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX sla_alarm_escalated ON sla_alarm (conversation_id) WHERE escalated`);
    await runner.query(`CREATE INDEX sla_alarm_fired ON sla_alarm (fired_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE sla_alarm`);
  }
}
