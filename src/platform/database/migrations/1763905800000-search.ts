import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words of messages can be looked up, Chinese ones of one or two characters too: trigrams would
 * not do, as most Chinese words are shorter.
 */
export class Search1763905800000 implements MigrationInterface {
  name = 'Search1763905800000';

  async up(runner: QueryRunner): Promise<void> {
    // Each character with the next, without blanks and hyphens, as people write numbers. What is
    // part of a text has all its pairs in it; one character begins one of them.
    await runner.query(`
      CREATE FUNCTION search_pairs(words text) RETURNS tsvector
      LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT array_to_tsvector(ARRAY(
          SELECT substr(packed, place, 2) FROM generate_series(1, length(packed)) AS place))
          FROM (SELECT translate(lower(words), E' -\\t\\r\\n\\u3000', '') AS packed) text
      $$`);
    await runner.query(`
      CREATE INDEX message_words ON message USING gin (search_pairs(content ->> 'text'))
        WHERE content ->> 'kind' = 'text'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX message_words`);
    await runner.query(`DROP FUNCTION search_pairs(text)`);
  }
}
