import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Price lists and outlets of several companies; prices that begin and end, and freight. */
export class RatesValidity1763900400000 implements MigrationInterface {
  name = 'RatesValidity1763900400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rate_zone
        ADD COLUMN company text NOT NULL DEFAULT 'demo',
        DROP CONSTRAINT rate_zone_pkey,
        ADD PRIMARY KEY (origin_prefix, target_prefix, company)`);
    await runner.query(`ALTER TABLE rate_zone ALTER COLUMN company DROP DEFAULT`);
    await runner.query(`
      ALTER TABLE rate
        ADD COLUMN company     text NOT NULL DEFAULT 'demo',
        ADD COLUMN valid_from  date NOT NULL DEFAULT '2020-01-01',
        ADD COLUMN valid_until date CHECK (valid_until >= valid_from),
        ADD COLUMN grams_from  integer NOT NULL DEFAULT 1 CHECK (grams_from > 0),
        ADD COLUMN grams_until integer NOT NULL DEFAULT 1000000 CHECK (grams_until >= grams_from),
        ADD COLUMN terms       jsonb`);
    // By weight or by volume: what a price is made of depends on its method.
    await runner.query(`
      UPDATE rate SET terms = jsonb_build_object(
        'method', 'parcel', 'firstGrams', first_grams, 'firstFen', first_fen,
        'stepGrams', step_grams, 'nextFen', next_fen, 'divisor', divisor)`);
    await runner.query(`
      ALTER TABLE rate
        ALTER COLUMN terms SET NOT NULL,
        ALTER COLUMN company DROP DEFAULT,
        ALTER COLUMN valid_from DROP DEFAULT,
        DROP COLUMN first_grams, DROP COLUMN first_fen, DROP COLUMN step_grams,
        DROP COLUMN next_fen, DROP COLUMN divisor,
        DROP CONSTRAINT rate_pkey,
        ADD PRIMARY KEY (origin_prefix, zone, product, company, valid_from)`);
    await runner.query(`
      ALTER TABLE outlet
        ADD COLUMN company text NOT NULL DEFAULT 'demo',
        DROP CONSTRAINT outlet_code_key,
        ADD CONSTRAINT outlet_code_company_key UNIQUE (code, company)`);
    await runner.query(`ALTER TABLE outlet ALTER COLUMN company DROP DEFAULT`);
    await runner.query(`CREATE INDEX outlet_position ON outlet (latitude, longitude)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX outlet_position`);
    await runner.query(`DELETE FROM outlet WHERE company <> 'demo'`);
    await runner.query(`
      ALTER TABLE outlet
        DROP CONSTRAINT outlet_code_company_key,
        ADD CONSTRAINT outlet_code_key UNIQUE (code),
        DROP COLUMN company`);
    await runner.query(`DELETE FROM rate WHERE company <> 'demo' OR terms->>'method' <> 'parcel'`);
    await runner.query(`
      ALTER TABLE rate
        ADD COLUMN first_grams integer, ADD COLUMN first_fen integer,
        ADD COLUMN step_grams integer, ADD COLUMN next_fen integer, ADD COLUMN divisor integer`);
    await runner.query(`
      UPDATE rate SET
        first_grams = (terms->>'firstGrams')::integer, first_fen = (terms->>'firstFen')::integer,
        step_grams = (terms->>'stepGrams')::integer, next_fen = (terms->>'nextFen')::integer,
        divisor = (terms->>'divisor')::integer`);
    await runner.query(`
      ALTER TABLE rate
        DROP CONSTRAINT rate_pkey,
        DROP COLUMN company, DROP COLUMN valid_from, DROP COLUMN valid_until,
        DROP COLUMN grams_from, DROP COLUMN grams_until, DROP COLUMN terms,
        ALTER COLUMN first_grams SET NOT NULL, ALTER COLUMN first_fen SET NOT NULL,
        ALTER COLUMN step_grams SET NOT NULL, ALTER COLUMN next_fen SET NOT NULL,
        ALTER COLUMN divisor SET NOT NULL,
        ADD PRIMARY KEY (origin_prefix, zone, product)`);
    await runner.query(`DELETE FROM rate_zone WHERE company <> 'demo'`);
    await runner.query(`
      ALTER TABLE rate_zone
        DROP CONSTRAINT rate_zone_pkey, DROP COLUMN company,
        ADD PRIMARY KEY (origin_prefix, target_prefix)`);
  }
}
