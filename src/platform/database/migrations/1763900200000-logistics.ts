import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parcels and their histories, prices by zone, outlets. */
export class Logistics1763900200000 implements MigrationInterface {
  name = 'Logistics1763900200000';

  async up(runner: QueryRunner): Promise<void> {
    // A number is a carrier's own: two carriers may have printed the same digits.
    await runner.query(`
      CREATE TABLE waybill (
        id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        number           text NOT NULL,
        carrier          text NOT NULL,
        state            text NOT NULL,
        origin_adcode    text,
        target_adcode    text,
        promised_at      timestamptz,
        grams            integer CHECK (grams > 0),
        sender_name      text,
        sender_phone     text,
        sender_address   text,
        receiver_name    text,
        receiver_phone   text,
        receiver_address text,
        demo             boolean NOT NULL DEFAULT false,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        UNIQUE (number, carrier)
      ) WITH (fillfactor = 80)`);
    await runner.query(`CREATE INDEX waybill_demo ON waybill (state, number) WHERE demo`);
    await runner.query(`
      CREATE TABLE tracking_event (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        waybill_id  bigint NOT NULL REFERENCES waybill (id) ON DELETE CASCADE,
        at          timestamptz NOT NULL,
        state       text NOT NULL,
        code        text NOT NULL,
        text        text NOT NULL,
        city_adcode text,
        source      text NOT NULL,
        fact_hash   text NOT NULL,
        demo        boolean NOT NULL DEFAULT false,
        received_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (waybill_id, fact_hash)
      )`);
    // The status answer: one parcel's newest events, read from the index in order.
    await runner.query(`
      CREATE INDEX tracking_event_newest ON tracking_event (waybill_id, at DESC, id DESC)`);
    await runner.query(`
      CREATE TABLE rate_zone (
        origin_prefix text NOT NULL,
        target_prefix text NOT NULL,
        zone          text NOT NULL,
        demo          boolean NOT NULL DEFAULT false,
        PRIMARY KEY (origin_prefix, target_prefix)
      )`);
    await runner.query(`
      CREATE TABLE rate (
        origin_prefix text NOT NULL,
        zone          text NOT NULL,
        product       text NOT NULL,
        name          text NOT NULL,
        rank          smallint NOT NULL,
        first_grams   integer NOT NULL CHECK (first_grams > 0),
        first_fen     integer NOT NULL CHECK (first_fen >= 0),
        step_grams    integer NOT NULL CHECK (step_grams > 0),
        next_fen      integer NOT NULL CHECK (next_fen >= 0),
        divisor       integer NOT NULL CHECK (divisor > 0),
        surcharges    jsonb NOT NULL DEFAULT '[]',
        days_from     smallint NOT NULL,
        days_until    smallint NOT NULL CHECK (days_until >= days_from),
        demo          boolean NOT NULL DEFAULT false,
        PRIMARY KEY (origin_prefix, zone, product)
      )`);
    // Places are found by the first digits of their code; collation C lets an index do that.
    await runner.query(`
      CREATE TABLE outlet (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        code       text NOT NULL UNIQUE,
        name       text NOT NULL,
        brand      text NOT NULL,
        adcode     text COLLATE "C" NOT NULL,
        address    text NOT NULL,
        longitude  double precision CHECK (longitude BETWEEN -180 AND 180),
        latitude   double precision CHECK (latitude BETWEEN -90 AND 90),
        phone      text NOT NULL,
        hours      jsonb NOT NULL,
        services   text[] NOT NULL DEFAULT '{}',
        demo       boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`CREATE INDEX outlet_place ON outlet (adcode, code)`);
    // One row a set of demo data that was loaded: the key lets two nodes load it once.
    await runner.query(`
      CREATE TABLE demo_data_load (
        name      text PRIMARY KEY,
        loaded_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE demo_data_load, outlet, rate, rate_zone, tracking_event, waybill`,
    );
  }
}
