import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers whom the company puts first, named by an admin. */
export class Vips1763905700000 implements MigrationInterface {
  name = 'Vips1763905700000';

  async up(runner: QueryRunner): Promise<void> {
    // A phone is kept by its last eleven digits: with and without a country code it is the same.
    await runner.query(`
      CREATE TABLE vip (
        id          uuid PRIMARY KEY,
        kind        text NOT NULL CHECK (kind IN ('user', 'phone')),
        value       text NOT NULL,
        reason      text NOT NULL,
        valid_until timestamptz,
        named_by    uuid REFERENCES staff (id) ON DELETE SET NULL,
        created_at  timestamptz NOT NULL,
        version     integer NOT NULL DEFAULT 1,
        UNIQUE (kind, value)
      )`);
    // One rule for all who ask: the page's word, or the list, by who the customer has proved to be.
    await runner.query(`
      CREATE FUNCTION customer_is_vip(customer_id uuid, at timestamptz) RETURNS boolean
      LANGUAGE sql STABLE AS $$
        SELECT COALESCE((SELECT c.vip FROM customer c WHERE c.id = $1), false)
          OR EXISTS (
            SELECT FROM conversation o
              JOIN conversation_user u ON u.conversation_id = o.id
              JOIN vip v ON v.kind = 'user' AND v.value = u.subject
             WHERE o.customer_id = $1 AND (v.valid_until IS NULL OR v.valid_until > $2))
          OR EXISTS (
            SELECT FROM conversation o
              JOIN identity_phone p ON p.conversation_id = o.id
              JOIN vip v ON v.kind = 'phone'
               AND v.value = right(regexp_replace(p.phone, '[^0-9]', '', 'g'), 11)
             WHERE o.customer_id = $1 AND (v.valid_until IS NULL OR v.valid_until > $2))
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION customer_is_vip(uuid, timestamptz)`);
    await runner.query(`DROP TABLE vip`);
  }
}
