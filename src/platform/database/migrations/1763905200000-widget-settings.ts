import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the widget looks and what it says first, as an admin has set it. */
export class WidgetSettings1763905200000 implements MigrationInterface {
  name = 'WidgetSettings1763905200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE widget_settings (
        only_one  boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        settings  jsonb NOT NULL,
        logo      bytea,
        logo_hash text,
        version   integer NOT NULL DEFAULT 1
      )`);
    await runner.query(`
      INSERT INTO widget_settings (settings)
      VALUES ('{"color":null,"position":null,"title":null,"greeting":null,"hours":null,"offHours":"show"}')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE widget_settings`);
  }
}
