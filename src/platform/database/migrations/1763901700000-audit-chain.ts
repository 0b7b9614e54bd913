import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Chains the audit log: each entry gets a place and a hash over its content and the hash before
 * it. The database does it when a transaction commits, whichever node wrote the entry: nobody
 * holds the chain's end while they still wait for something else, so there is no deadlock.
 */
export class AuditChain1763901700000 implements MigrationInterface {
  name = 'AuditChain1763901700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_chain (
        position bigint PRIMARY KEY,
        entry_id bigint NOT NULL UNIQUE,
        hash     bytea NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE audit_chain_end (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        position bigint NOT NULL,
        hash     bytea NOT NULL
      )`);
    await runner.query(`
      INSERT INTO audit_chain_end (position, hash) VALUES (0, decode(repeat('00', 32), 'hex'))`);
    // One line of JSON an entry; docs/audit.md says what is in it.
    await runner.query(`
      CREATE FUNCTION audit_content(place bigint, entry audit_log) RETURNS text
      LANGUAGE sql STABLE AS $$
        SELECT json_build_array(
          place, entry.id, entry.actor_id, entry.action, entry.subject, entry.details::text,
          (extract(epoch FROM entry.created_at) * 1000000)::bigint
        )::text
      $$`);
    await runner.query(`
      CREATE FUNCTION audit_link(entry audit_log) RETURNS void
      LANGUAGE plpgsql AS $$
      DECLARE
        place bigint;
        linked bytea;
      BEGIN
        SELECT position + 1, hash INTO place, linked FROM audit_chain_end FOR UPDATE;
        linked := sha256(linked || convert_to(audit_content(place, entry), 'UTF8'));
        INSERT INTO audit_chain (position, entry_id, hash) VALUES (place, entry.id, linked);
        UPDATE audit_chain_end SET position = place, hash = linked;
      END
      $$`);
    await runner.query(`
      DO $$
      DECLARE entry audit_log;
      BEGIN
        FOR entry IN SELECT * FROM audit_log ORDER BY id LOOP
          PERFORM audit_link(entry);
        END LOOP;
      END
      $$`);
    await runner.query(`
      CREATE FUNCTION audit_link_new() RETURNS trigger
      LANGUAGE plpgsql AS $$ BEGIN PERFORM audit_link(NEW); RETURN NULL; END $$`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER audit_log_linked AFTER INSERT ON audit_log
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_link_new()`);
    await runner.query(`
      CREATE FUNCTION audit_keep() RETURNS trigger
      LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'The audit log is only added to' USING ERRCODE = '42501'; END
      $$`);
    for (const table of ['audit_log', 'audit_chain']) {
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION audit_keep()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER audit_log_kept ON audit_log`);
    await runner.query(`DROP TRIGGER audit_log_linked ON audit_log`);
    await runner.query(`DROP TABLE audit_chain_end, audit_chain`);
    await runner.query(`
      DROP FUNCTION audit_keep(), audit_link_new(), audit_link(audit_log),
        audit_content(bigint, audit_log)`);
  }
}
