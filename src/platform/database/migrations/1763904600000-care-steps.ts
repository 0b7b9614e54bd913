import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened to claims and complaints, and when: `[{state, at}]`, oldest first. */
export class CareSteps1763904600000 implements MigrationInterface {
  name = 'CareSteps1763904600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, first] of [
      ['claim', 'filed'],
      ['complaint', 'open'],
    ]) {
      await runner.query(`ALTER TABLE ${table} ADD steps jsonb NOT NULL DEFAULT '[]'`);
      // When the later ones of an older row happened nobody has written down.
      await runner.query(`
        UPDATE ${table} SET steps = jsonb_build_array(jsonb_build_object(
          'state', '${first}',
          'at', to_char(filed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE claim DROP steps`);
    await runner.query(`ALTER TABLE complaint DROP steps`);
  }
}
