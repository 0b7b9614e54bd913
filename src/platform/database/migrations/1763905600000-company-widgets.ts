import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the widget looks on the pages of each company; the row of none is for all others. */
export class CompanyWidgets1763905600000 implements MigrationInterface {
  name = 'CompanyWidgets1763905600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE widget_settings DROP COLUMN only_one`);
    await runner.query(
      `ALTER TABLE widget_settings ADD COLUMN company text NOT NULL DEFAULT '' PRIMARY KEY`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM widget_settings WHERE company <> ''`);
    await runner.query(`ALTER TABLE widget_settings DROP COLUMN company`);
    await runner.query(
      `ALTER TABLE widget_settings ADD COLUMN only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one)`,
    );
  }
}
