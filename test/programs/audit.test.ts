import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { runCommand } from '../fixtures/command.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;

beforeAll(async () => {
  desk = await startTestDesk();
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});

const audit = (word: string, env = { RELAYDESK_DATA: desk.dataFolder, DATABASE_URL: '' }) =>
  runCommand('audit', [word], '', env);
/** What the owner of the database can do, whom no trigger stops. */
const tamper = (sql: string) =>
  database.query(`SET session_replication_role = replica; ${sql}; RESET session_replication_role`);

test('what many nodes record at once is one chain, and every change to it is named', async () => {
  const pool = new pg.Pool({ connectionString: desk.databaseUrl, max: 12 });
  await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query(`INSERT INTO audit_log (action, subject) VALUES ('a', $1)`, [
          `${index}`,
        ]);
        await client.query(`INSERT INTO audit_log (action, subject) VALUES ('b', $1)`, [
          `${index}`,
        ]);
        await client.query(index % 3 ? 'COMMIT' : 'ROLLBACK');
      } finally {
        client.release();
      }
    }),
  );
  await pool.end();
  const whole = await audit('verify');
  expect(whole).toMatchObject({ status: 0, stdout: expect.stringMatching(/^intact: 80 entries/) });

  await expect(database.query(`UPDATE audit_log SET action = 'c'`)).rejects.toThrow(
    'only added to',
  );
  await expect(database.query(`DELETE FROM audit_log`)).rejects.toThrow('only added to');

  const exported = await audit('export');
  const lines = exported.stdout.trim().split('\n');
  expect(lines).toHaveLength(81);
  expect(JSON.parse(lines[79] ?? '')).toMatchObject({ position: 80, hash: expect.any(String) });

  const { rows } = await database.query<{ id: string }>(
    `SELECT entry_id AS id FROM audit_chain WHERE position = 40`,
  );
  const id = rows[0]?.id ?? '';
  await tamper(`UPDATE audit_log SET details = '{"fen": 2}' WHERE id = ${id}`);
  expect(await audit('verify')).toMatchObject({
    status: 1,
    stdout: 'broken at entry 40: changed\n',
  });
  await tamper(`UPDATE audit_log SET details = '{}' WHERE id = ${id}`);
  expect(await audit('verify')).toMatchObject({ status: 0 });

  await tamper(`INSERT INTO audit_log (action, subject) VALUES ('slipped in', 'x')`);
  expect(await audit('verify')).toMatchObject({
    status: 1,
    stdout: 'broken at entry 81: unlinked\n',
  });
  await tamper(`DELETE FROM audit_log WHERE action = 'slipped in'`);

  await tamper(`DELETE FROM audit_chain WHERE position > 78`);
  expect(await audit('verify')).toMatchObject({ status: 1, stdout: 'broken at entry 79: cut\n' });
});

test('a database that is not there is said in one line', async () => {
  const nowhere = { RELAYDESK_DATA: `${desk.dataFolder}/none`, DATABASE_URL: '' };
  expect(await audit('verify', nowhere)).toMatchObject({ status: 2, stdout: '' });
  const silent = { RELAYDESK_DATA: '', DATABASE_URL: 'postgres://localhost:1/x' };
  expect(await audit('verify', silent)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^The database cannot be read .*\n$/),
  });
  expect(await audit('hurry')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^Usage/),
  });
});
