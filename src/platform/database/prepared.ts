import pg from 'pg';
import type { DataSource } from 'typeorm';

/** Runs one statement: a DataSource, a transaction's EntityManager, or a prepared one. */
export interface Queryable {
  query(sql: string, parameters: unknown[]): Promise<unknown>;
}

/**
 * Runs statements outside transactions that PostgreSQL plans once for each connection. For the
 * few that run thousands of times a second; TypeORM itself prepares nothing.
 * @param name unique for the statement's text
 */
export function preparing(database: DataSource, name: string): Queryable {
  const { driver } = database;
  const pool: unknown = 'master' in driver ? driver.master : undefined;
  if (!(pool instanceof pg.Pool)) throw new Error('The database has no pool of pg');
  return {
    async query(text, values) {
      const { rows } = await pool.query({ name, text, values });
      return rows;
    },
  };
}
