import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { signIn } from '../fixtures/client.js';
import { startedDataFolder } from '../fixtures/data-folder.js';
import { Program } from '../fixtures/program.js';
import { projectFolder } from '../fixtures/relaydesk.js';

let folder: string;
const programs: Program[] = [];
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-startup-'));
});
afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.end('SIGKILL')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(env: Record<string, string>): Program {
  const program = new Program({ PORT: '0', RELAYDESK_DATA: path.join(folder, 'data'), ...env });
  programs.push(program);
  return program;
}

/** Leaves the folder to a process that was killed and is not reaped by anybody yet. */
async function lockOfUnreaped(lockFile: string): Promise<ChildProcess> {
  const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600']);
  const [said] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(said.toString());
  const about = (id: number | undefined, what: string) =>
    readFileSync(`/proc/${id}/${what}`, 'utf8');
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  // Once it sleeps, the parent looks after nobody any more: a shell would.
  await until(() => about(parent.pid, 'comm').trim() === 'sleep');
  process.kill(pid, 'SIGKILL');
  const stat = () => about(pid, 'stat').split(' ');
  await until(() => stat()[2] === 'Z');
  const holder = { pid, startTicks: stat()[21], startedAt: new Date().toISOString(), address: '' };
  writeFileSync(lockFile, JSON.stringify(holder));
  return parent;
}

/** What a start that must fail prints: one line, no stack. */
async function complaintOf(env: Record<string, string>): Promise<string> {
  const program = start(env);
  expect(await program.whenEnded()).toBe(1);
  const lines = program.output.trim().split('\n');
  expect(lines.filter((line) => /^\s+at /.test(line))).toEqual([]);
  return program.output.trim();
}

describe('starting', () => {
  test('prints where to go and log-ins that work; the next start knows them', async () => {
    const first = start({});
    const url = await first.url();
    expect(first.output).toContain(`${url}/console/`);
    const password = first.passwordOf('supervisor');
    expect((await signIn(url, 'supervisor', password)).staff.tier).toBe('supervisor');
    expect(await first.end('SIGTERM')).toBe(0);

    const onLinux = process.platform === 'linux';
    const parent = onLinux ? await lockOfUnreaped(path.join(folder, 'data/relaydesk.lock')) : null;
    const second = start({});
    const staff = (await signIn(await second.url(), 'supervisor', password)).staff;
    expect(staff.login).toBe('supervisor');
    parent?.kill();

    // A process beside it on the folder is refused, and told about it.
    const complaint = await complaintOf({});
    expect(complaint.split('\n')).toHaveLength(1);
    expect(complaint).toContain(`process ${second.pid}`);
    expect(complaint).toContain('RELAYDESK_DATA');
    expect(await second.end('SIGINT')).toBe(0);
  });

  test('an empty installation lets its first admin in by a link, once', async () => {
    const program = start({ RELAYDESK_DEMO: 'off', RELAYDESK_DATA: path.join(folder, 'empty') });
    const url = await program.url();
    const token = /\/console\/#link=(\S+)/.exec(program.output)?.[1];
    const use = () =>
      fetch(`${url}/api/v1/account-links/use`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token, password: 'mountain-otter-47' }),
      });
    expect((await use()).status).toBe(200);
    expect((await use()).status).toBe(410);
    const { staff } = await signIn(url, 'admin', 'mountain-otter-47');
    expect(staff.permissions).toContain('staff.manage');
  });

  test('a live version of another release that this one cannot read is named', async () => {
    const data = startedDataFolder();
    const embedded = await startEmbeddedPostgres(data);
    const database = new pg.Client({ connectionString: embedded.url });
    await database.connect();
    const mixed = await database.query(
      `UPDATE intent_text SET content = replace(content, E'\n  greeting:', E'\n  hallo:')
        WHERE content LIKE E'%\n  greeting:%'`,
    );
    expect(mixed.rowCount).toBe(1);
    await database.end();
    await embedded.stop();
    const complaint = await complaintOf({ RELAYDESK_DATA: data });
    expect(complaint.split('\n')).toHaveLength(1);
    expect(complaint).toMatch(/Version 1 .* chat\.yaml:1:1 No file gives the reply greeting/);
    rmSync(data, { recursive: true, force: true });
  });

  test('a port in use', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const address = holder.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const complaint = await complaintOf({ PORT: port });
    expect(complaint.split('\n')).toHaveLength(1);
    expect(complaint).toContain(`Port ${port}`);
    await new Promise((resolve) => holder.close(resolve));
  });

  test.each<[Record<string, string>, string]>([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ WIDGET_COLOR: '#f2b01e' }, 'WIDGET_COLOR: must be dark enough'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ REDIS_URL: 'localhost' }, 'REDIS_URL'],
    [{ ALLOWED_ORIGINS: 'example.com' }, 'ALLOWED_ORIGINS'],
    [{ RELAYDESK_DATA: '/dev/null/data' }, '/dev/null/data'],
    [{ RELAYDESK_INTENTS: '/nowhere/intents' }, '/nowhere/intents'],
    [{ RELAYDESK_COMPANIES: '/nowhere/companies.yaml' }, '/nowhere/companies.yaml'],
    [{ TRUST_PROXY: '10.0.0.0/40' }, 'TRUST_PROXY: must be off, on, how many'],
    [{ S3_URL: 'ftp://store/photos' }, 'S3_URL'],
    [{ S3_URL: 'http://127.0.0.1:1/photos' }, 'S3_ACCESS_KEY_ID'],
    [
      {
        S3_URL: 'http://127.0.0.1:2/photos',
        S3_ACCESS_KEY_ID: 'key',
        S3_SECRET_ACCESS_KEY: 'secret',
      },
      'The file store at http://127.0.0.1:2/photos cannot be used (connect ECONNREFUSED',
    ],
    [{ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, 'database'],
  ])('%j gets one clear line', async (env, named) => {
    const complaint = await complaintOf(env);
    expect(complaint.split('\n')).toHaveLength(1);
    expect(complaint).toContain(named);
  });

  test('a fault in the companies file is named with its line', async () => {
    const file = path.join(folder, 'companies.yaml');
    writeFileSync(file, 'companies:\n  - id: jieli\n    nane: 接力速运\n');
    const complaint = await complaintOf({ RELAYDESK_COMPANIES: file });
    expect(complaint.split('\n')).toHaveLength(1);
    expect(complaint).toMatch(/companies\.yaml:[23]:\d+ /);
  });

  test('a broken intent file is named with its line', async () => {
    const intents = path.join(folder, 'intents');
    cpSync(path.join(projectFolder, 'intents'), intents, { recursive: true });
    const file = path.join(intents, 'tracking.yaml');
    const text = readFileSync(file, 'utf8').split('\n');
    const line = text.findIndex((entry) => entry.includes('action:'));
    text[line] = (text[line] ?? '').replace(/action:.*/, 'action: fly_to_the_moon');
    writeFileSync(file, text.join('\n'));
    const named = new RegExp(`tracking\\.yaml:${line + 1}\\b`);
    const first = { RELAYDESK_INTENTS: intents, RELAYDESK_DATA: path.join(folder, 'first') };
    expect(await complaintOf(first)).toMatch(named);
    // Where a version is live, it goes on: the fault is told, and reaches no customer.
    const later = start({ RELAYDESK_INTENTS: intents, LOG_LEVEL: 'warn' });
    await later.url();
    while (!named.test(later.output)) await new Promise((resolve) => setTimeout(resolve, 20));
  });
});
